import { useState } from 'react';
import type { AgendaItem } from '#contract/http/meetings.ts';
import { type ItemDraft, itemDraft } from './item-text.ts';
import { isSame } from './merge-fields.ts';
import type { Stored } from './save-merging.ts';

/** Which item a form is about: one of the agenda, or one that is not in it yet. */
export type ItemKey = AgendaItem['itemId'] | 'new';

/** An open form of an agenda item: what it began with, and what is typed. */
export type ItemEdit = { base: Stored<ItemDraft>; draft: ItemDraft };

/** The open forms of agenda items, each with what is typed in it; they stay whatever becomes of the page around them. */
export function useItemDrafts() {
  const [edits, setEdits] = useState<ReadonlyMap<ItemKey, ItemEdit>>(new Map());

  function put(key: ItemKey, next: (before: ItemEdit | undefined) => ItemEdit | undefined): void {
    setEdits((before) => {
      const after = new Map(before);
      const edit = next(before.get(key));
      if (edit) after.set(key, edit);
      else after.delete(key);
      return after;
    });
  }

  return {
    edits,
    dirty: [...edits.values()].some(({ base, draft }) => !isSame(draft, base.value)),
    /** Opens the form of an item, or of a new one (null); one that is open already stays as it is typed. */
    open: (item: AgendaItem | null) =>
      put(item?.itemId ?? 'new', (before) => before ?? fresh(item)),
    /** Empties the form of a new item, for the next one. */
    renew: () => put('new', () => fresh(null)),
    change: (key: ItemKey, part: Partial<ItemDraft>) =>
      put(key, (before) => before && { ...before, draft: { ...before.draft, ...part } }),
    close: (key: ItemKey) => put(key, () => undefined),
  };
}

/** What `useItemDrafts` gives. */
export type ItemDraftsHold = ReturnType<typeof useItemDrafts>;

function fresh(item: AgendaItem | null): ItemEdit {
  const value = itemDraft(item);
  return { base: { value, version: item?.version ?? 0 }, draft: value };
}
