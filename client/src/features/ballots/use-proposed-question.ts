import { useTranslation } from 'react-i18next';
import type { AgendaItemId } from '#contract/ids.ts';
import { mayBeBlock, type PlanDraft } from './plan-draft.ts';
import { adoptionIn, LONGEST_QUESTION, matterIn } from './question.ts';

/** The question that a vote on items is filled in with, and a form's change that keeps such a question in step with its items. */
export function useProposedQuestion(
  items: readonly { itemId: AgendaItemId; title: string }[],
  itemId: AgendaItemId | null,
) {
  const { t } = useTranslation('meeting');

  /** Names all items of the vote, in the order of the agenda; empty for a vote on none. */
  function propose(more: readonly AgendaItemId[]): string {
    const titles = items
      .filter((item) => item.itemId === itemId || more.includes(item.itemId))
      .map(({ title }) => title);
    const [title] = titles;
    if (itemId === null || title === undefined) return '';
    const question =
      titles.length === 1
        ? (adoptionIn(title) ?? t('ballot.questionFromItem', { title }))
        : t('ballot.questionFromItems', { titles: titles.map(matterIn).join('; ') });
    return question.slice(0, LONGEST_QUESTION);
  }

  /** The form after a change; a question that is still the proposed one is proposed anew. */
  function changed(before: PlanDraft, part: Partial<PlanDraft>): PlanDraft {
    const after = { ...before, ...part };
    const proposedFor = (draft: PlanDraft) => propose(mayBeBlock(draft) ? draft.more : []);
    const isProposed = before.question === proposedFor(before);
    return isProposed && part.question === undefined
      ? { ...after, question: proposedFor(after) }
      : after;
  }

  return { propose, changed };
}
