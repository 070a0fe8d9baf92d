import { useTranslation } from 'react-i18next';
import { type MethodDraft, methodOf } from '#client/features/ballots/method-draft.ts';
import type { PlanDraft } from '#client/features/ballots/plan-draft.ts';
import type { AgendaItem } from '#contract/http/meetings.ts';
import type { CodesShownTo } from '#contract/secret-ballots/terms.ts';

/** Says the fields of a vote that is made, and what stands in them, for who must choose between two of them. */
export function useDraftWords(items: readonly AgendaItem[]) {
  const { t } = useTranslation([
    'meeting',
    'secretBallots',
    'prepareBallots',
    'ballotKinds',
    'handCount',
    'ballotCourse',
  ]);
  const labels: Record<keyof PlanDraft, string> = {
    question: t('ballot.question'),
    method: t('ballotKinds:kind.label'),
    seconds: t('ballot.time'),
    codesShownTo: t('secretBallots:make'),
    publishesAtClose: t('ballot.publishesAtClose'),
    byHands: t('handCount:word'),
    more: t('ballotCourse:block.add'),
  };
  const methodWords = (method: MethodDraft) =>
    [t(`ballotKinds:kind.${method.kind}`), ...(methodOf(method)?.options ?? [])].join(' · ');
  const itemsWords = (more: PlanDraft['more']) =>
    more.length === 0
      ? t('prepareBallots:no')
      : items
          .filter(({ itemId }) => more.includes(itemId))
          .map(({ title }) => title)
          .join(' · ');
  return {
    label: (key: keyof PlanDraft): string => labels[key],
    value(key: keyof PlanDraft, value: unknown): string {
      switch (key) {
        case 'question':
          return String(value);
        case 'method':
          return methodWords(value as MethodDraft);
        case 'seconds':
          return value === null
            ? t('ballot.noLimit')
            : t('ballot.minutes', { count: Number(value) / 60 });
        case 'codesShownTo':
          return value === null ? t('ballot.open') : t(`secretBallots:to.${value as CodesShownTo}`);
        case 'more':
          return itemsWords(value as PlanDraft['more']);
        default:
          return t(value ? 'prepareBallots:yes' : 'prepareBallots:no');
      }
    },
  };
}
