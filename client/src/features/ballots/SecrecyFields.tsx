import { useTranslation } from 'react-i18next';
import { CheckField, SelectField } from '#client/ui/Field.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { hidesLittle } from '#contract/secret-ballots/hides-little.ts';
import type { CodesShownTo } from '#contract/secret-ballots/terms.ts';

const SHOWN_TO = ['participants', 'tellers', 'nobody'] as const satisfies readonly CodesShownTo[];

/** Makes a vote secret, with who gets the list of slips; null is an open vote. Says what it does not hide. */
export function SecrecyFields({
  codesShownTo,
  voters,
  onChange,
}: {
  codesShownTo: CodesShownTo | null;
  voters: number;
  onChange: (codesShownTo: CodesShownTo | null) => void;
}) {
  const { t } = useTranslation('secretBallots');
  return (
    <>
      <CheckField
        label={t('make')}
        checked={codesShownTo !== null}
        onChange={(event) => onChange(event.target.checked ? 'participants' : null)}
      />
      {codesShownTo !== null && (
        <>
          <SelectField
            label={t('shownTo')}
            hint={t('shownToHint')}
            value={codesShownTo}
            onChange={(event) => onChange(event.target.value as CodesShownTo)}
          >
            {SHOWN_TO.map((who) => (
              <option key={who} value={who}>
                {t(`to.${who}`)}
              </option>
            ))}
          </SelectField>
          <Notice tone={hidesLittle(voters) ? 'warn' : 'info'}>
            {hidesLittle(voters) ? t('fewVoters', { count: voters }) : t('allAlike')}
          </Notice>
        </>
      )}
    </>
  );
}
