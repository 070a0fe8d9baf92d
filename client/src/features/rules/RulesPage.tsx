import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { useMay } from '#client/api/session.ts';
import { Card } from '#client/ui/Card.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { RuleKey } from '#contract/http/rules.ts';
import { HolidaysCard } from './HolidaysCard.tsx';
import { RuleEntry } from './RuleEntry.tsx';
import classes from './Rules.module.css';

/** The rules of each group of the page, in their order. */
const RULE_GROUPS = {
  meeting: [
    'meeting.quorum',
    'meeting.majority',
    'meeting.tie',
    'meeting.entitled',
    'meeting.substitutes',
    'meeting.proxies',
    'speech.seconds',
  ],
  documents: ['documents.due.regular', 'documents.due.thematic', 'documents.due.urgent'],
} as const satisfies Record<string, readonly RuleKey[]>;

/** The rules of procedure with their sources, and the days off of a year: for everybody to read, for administrators to keep. */
export function Component() {
  const { t } = useTranslation('rules');
  const mayEdit = useMay('rule.edit');
  usePageTitle(t('title'));
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className={classes.columns}>
        <Rules mayEdit={mayEdit} />
        <HolidaysCard mayEdit={mayEdit} />
      </div>
    </>
  );
}

function Rules({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation('rules');
  const rules = useQuery(read('rules.list', {}));
  if (!rules.data)
    return (
      <Card>
        {rules.error ? (
          <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />
        ) : (
          <LoadingState />
        )}
      </Card>
    );
  const groups = Object.keys(RULE_GROUPS) as (keyof typeof RULE_GROUPS)[];
  return (
    <div className={classes.stack}>
      {groups.map((group) => {
        const keys: readonly string[] = RULE_GROUPS[group];
        return (
          <Card key={group} title={t(`group.${group}`)}>
            <ul className={classes.rules}>
              {rules.data
                .filter(({ key }) => keys.includes(key))
                .map((rule) => (
                  <RuleEntry key={rule.key} rule={rule} mayEdit={mayEdit} />
                ))}
            </ul>
          </Card>
        );
      })}
    </div>
  );
}
