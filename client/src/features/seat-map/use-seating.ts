import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { PreparedSeating, SeatingDraft } from '#contract/http/seating.ts';
import type { SiteId } from '#contract/ids.ts';
import { roomOf } from '#contract/seating/find-seat.ts';
import { placesIn } from './placing.ts';
import { changed, type Undoable, undone } from './undo-history.ts';

/** A room's seating that is being changed; `version` is the one that it began with. */
type Draft = Undoable<SeatingDraft> & { version: number };

/** How saving stands, of which room. */
type Saving =
  | { kind: 'idle' }
  | { kind: 'saving'; siteId: SiteId }
  | { kind: 'failed'; siteId: SiteId; error: unknown }
  | { kind: 'conflict'; siteId: SiteId };

/** The drafts of all rooms of a meeting, and what is stored of them. */
export type SeatingHold = ReturnType<typeof useSeating>;

/** Holds the seating of a meeting's rooms: read once, changed at the desk, saved by a press, with the usual refusal of who was slower. */
export function useSeating(meeting: Meeting, isShown: boolean) {
  const { meetingId } = meeting;
  const client = useQueryClient();
  const query = read('seating.get', { params: { meetingId } });
  const may = meeting.may.includes('seating.edit');
  const stored = useQuery({ ...query, enabled: isShown && may && meeting.siteIds.length > 0 });
  const [drafts, setDrafts] = useState<ReadonlyMap<SiteId, Draft>>(new Map());
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const [savedAt, setSavedAt] = useState<Date | null>(null);

  const peopleOf = (siteId: SiteId) =>
    meeting.participants.filter((person) => roomOf(person, meeting.sites) === siteId);
  const storedOf = (siteId: SiteId) => stored.data?.find((room) => room.siteId === siteId) ?? null;

  function draftOf(siteId: SiteId): SeatingDraft | null {
    const room = storedOf(siteId);
    const kept = room?.map && { map: room.map, places: room.places, keepsForRoom: true };
    const draft = drafts.get(siteId)?.now ?? kept;
    if (!draft) return null;
    return { ...draft, places: placesIn(draft.map, draft.places, peopleOf(siteId)) };
  }

  function keep(siteId: SiteId, draft: Draft | null): void {
    setDrafts((all) => {
      const next = new Map(all);
      if (draft) next.set(siteId, draft);
      else next.delete(siteId);
      return next;
    });
  }

  function change(siteId: SiteId, next: SeatingDraft): void {
    const before = drafts.get(siteId);
    const version = before?.version ?? storedOf(siteId)?.version ?? 0;
    const now = draftOf(siteId);
    keep(
      siteId,
      now
        ? { ...changed({ now, past: before?.past ?? [] }, next), version }
        : { now: next, past: [], version },
    );
  }

  function undo(siteId: SiteId): void {
    const draft = drafts.get(siteId);
    if (!draft) return;
    // Back where it began, there is nothing to save.
    const isBack = draft.past.length <= 1 && storedOf(siteId)?.map;
    keep(siteId, isBack ? null : { ...undone(draft), version: draft.version });
  }

  /** Saves a room's draft; `over`: over the version that somebody else stored meanwhile, which was seen. */
  async function save(siteId: SiteId, over?: number): Promise<void> {
    const draft = drafts.get(siteId);
    const body = draftOf(siteId);
    if (!draft || !body) return;
    setSaving({ kind: 'saving', siteId });
    try {
      const version = over ?? draft.version;
      take(
        await call('seating.save', { params: { meetingId, siteId }, body: { version, ...body } }),
      );
      keep(siteId, null);
      setSavedAt(new Date());
      setSaving({ kind: 'idle' });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'STALE_VERSION') {
        take(error.body.current as PreparedSeating[]);
        setSaving({ kind: 'conflict', siteId });
      } else setSaving({ kind: 'failed', siteId, error });
    }
  }

  function take(rooms: PreparedSeating[]): void {
    void client.cancelQueries({ queryKey: query.queryKey });
    client.setQueryData(query.queryKey, rooms);
  }

  return {
    rooms: stored.data ?? null,
    error: stored.error,
    retry: () => void stored.refetch(),
    dirty: drafts.size > 0,
    isDirty: (siteId: SiteId) => drafts.has(siteId),
    canUndo: (siteId: SiteId) => (drafts.get(siteId)?.past.length ?? 0) > 0,
    peopleOf,
    storedOf,
    draftOf,
    change,
    undo,
    drop: (siteId: SiteId) => keep(siteId, null),
    save,
    saving,
    savedAt,
    settle: (siteId: SiteId, keepsOwn: boolean) => {
      setSaving({ kind: 'idle' });
      if (keepsOwn) return void save(siteId, storedOf(siteId)?.version ?? 0);
      keep(siteId, null);
    },
    putAside: () => setSaving({ kind: 'idle' }),
  };
}
