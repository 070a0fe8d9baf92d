import { IconCalendarTime, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { Button, IconButton } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { writeDay } from '#client/ui/parse-day.ts';
import type { RuleHistory, RuleSetting } from '#contract/http/rules.ts';
import { RuleSheet } from './RuleSheet.tsx';
import classes from './Rules.module.css';
import { ruleWords } from './rule-words.ts';
import { useRuleAct } from './use-rule-act.ts';

/** A rule: what it says, since when and by which text; what comes next, and what was before. */
export function RuleEntry({ rule, mayEdit }: { rule: RuleHistory; mayEdit: boolean }) {
  const { t } = useTranslation('rules');
  const [isEditing, setEditing] = useState(false);
  const name = t(`name.${rule.key}`);
  const { current } = rule;
  return (
    <li className={classes.rule}>
      <div className={classes.says}>
        <h3 className={classes.name}>{name}</h3>
        <p className={classes.value}>{current ? ruleWords(current, t) : t('none')}</p>
        {current && <Source setting={current} />}
        {rule.coming.length > 0 && (
          <ul className={classes.coming}>
            {rule.coming.map((setting) => (
              <ComingRule key={setting.validFrom} setting={setting} mayEdit={mayEdit} />
            ))}
          </ul>
        )}
        {rule.past.length > 0 && (
          <details className={classes.past}>
            <summary>{t('past')}</summary>
            <ul>
              {rule.past.toReversed().map((setting) => (
                <li key={setting.validFrom}>
                  <p>{ruleWords(setting, t)}</p>
                  <Source setting={setting} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {mayEdit && (
        <Button
          size="small"
          icon={<IconPencil size={18} aria-hidden="true" />}
          aria-label={t('editFor', { name })}
          onClick={() => setEditing(true)}
        >
          {t('edit', { ns: 'common' })}
        </Button>
      )}
      {isEditing && <RuleSheet rule={rule} onClose={() => setEditing(false)} />}
    </li>
  );
}

function Source({ setting }: { setting: RuleSetting }) {
  const { t } = useTranslation('rules');
  return (
    <p className={classes.source}>
      {t('since', { day: writeDay(setting.validFrom) })} · {t('source')}: {setting.legalSource}
    </p>
  );
}

/** What a rule is to be: it can be taken back until its day has come. */
function ComingRule({ setting, mayEdit }: { setting: RuleSetting; mayEdit: boolean }) {
  const { t } = useTranslation('rules');
  const [isAsking, setAsking] = useState(false);
  const { key, validFrom } = setting;
  const about = { day: writeDay(validFrom), name: t(`name.${key}`) };
  const removing = useRuleAct(
    () => call('rules.remove', { body: setting }),
    () => setAsking(false),
  );
  return (
    <li>
      <IconCalendarTime size={20} aria-hidden="true" />
      <div>
        <p>{t('coming', { day: about.day, value: ruleWords(setting, t) })}</p>
        <p className={classes.source}>
          {t('source')}: {setting.legalSource}
        </p>
      </div>
      {mayEdit && (
        <IconButton label={t('removeComing', about)} onClick={() => setAsking(true)}>
          <IconTrash size={20} />
        </IconButton>
      )}
      <ConfirmDialog
        open={isAsking}
        title={t('removeTitle', about)}
        confirm={t('remove', { ns: 'common' })}
        danger
        busy={removing.isPending}
        error={removing.error}
        onConfirm={() => removing.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>
          {ruleWords(setting, t)}. {t('removeText')}
        </p>
      </ConfirmDialog>
    </li>
  );
}
