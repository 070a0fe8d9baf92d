import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { DateField } from '#client/ui/DateField.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import { focusFirstProblem } from '#client/ui/focus-first-problem.ts';
import { dayKey } from '#client/ui/format-date.ts';
import { Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { RuleHistory } from '#contract/http/rules.ts';
import { RuleFields } from './RuleFields.tsx';
import classes from './Rules.module.css';
import { type DraftProblem, problemsIn, ruleDraft, settingIn } from './rule-draft.ts';
import { ruleWords } from './rule-words.ts';
import { SaveFooter } from './SaveFooter.tsx';
import { useRuleAct } from './use-rule-act.ts';

const VALUE_PROBLEMS: readonly DraftProblem[] = ['share', 'majority', 'minutes', 'days'];

/** Sets a rule from a day on: its value, which is said back in words, the day, and the text that it comes from. */
export function RuleSheet({ rule, onClose }: { rule: RuleHistory; onClose: () => void }) {
  const { t } = useTranslation('rules');
  const formId = useId();
  const today = dayKey(new Date());
  const [draft, setDraft] = useState(() => ruleDraft(rule.current, today));
  const [isAsked, setAsked] = useState(false);
  const setting = settingIn(rule.key, draft);
  const problems = problemsIn(setting, today);
  const shown: ReadonlySet<DraftProblem> = isAsked ? problems : new Set();
  const replaces = [rule.current, ...rule.coming].find(
    (other) => other?.validFrom === setting.validFrom,
  );
  const saving = useRuleAct(
    () => call('rules.set', { body: { written: setting, replaces: replaces ?? null } }),
    onClose,
  );

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setAsked(true);
    if (problems.size === 0) saving.mutate();
    else focusFirstProblem(event.currentTarget);
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={t(`name.${rule.key}`)}
      footer={<SaveFooter formId={formId} saving={saving} onClose={onClose} />}
    >
      <form id={formId} className={classes.form} onSubmit={submit} noValidate>
        <RuleFields
          ruleKey={rule.key}
          draft={draft}
          problems={shown}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        {!VALUE_PROBLEMS.some((problem) => problems.has(problem)) && (
          <p className={classes.preview} role="status">
            <span>{t('form.preview')}</span>
            <strong>{ruleWords(setting, t)}</strong>
          </p>
        )}
        <DateField
          label={t('form.validFrom')}
          value={draft.validFrom}
          error={shown.has('day') ? t('problem.day') : null}
          onChange={(validFrom) => setDraft({ ...draft, validFrom })}
        />
        {replaces && (
          <div key={ruleWords(replaces, t)} ref={bringIntoSight}>
            <Notice title={t('form.replaces', { value: ruleWords(replaces, t) })}>
              {t('source')}: {replaces.legalSource}
            </Notice>
          </div>
        )}
        <TextAreaField
          label={t('form.legalSource')}
          hint={t('form.legalSourceHint')}
          required
          maxLength={500}
          value={draft.legalSource}
          error={shown.has('legalSource') ? t('problem.legalSource') : null}
          onChange={({ target }) => setDraft({ ...draft, legalSource: target.value })}
        />
      </form>
    </Sheet>
  );
}

/** What is replaced is seen before it is, also where a colleague has set it just now. */
function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
