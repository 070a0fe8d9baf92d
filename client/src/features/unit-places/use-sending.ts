import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { isSame } from '#client/features/prepare/merge-fields.ts';
import type { Stored } from '#client/features/prepare/save-merging.ts';
import { useMergingSave } from '#client/features/prepare/use-merging-save.ts';
import type { InvitedUnit, UnitPlaces } from '#contract/http/invited-units.ts';
import type { Person } from '#contract/http/units.ts';
import type { UserId } from '#contract/ids.ts';
import { refreshPlaces } from './use-unit-act.ts';

/** The places for which people are chosen, as the unit or who prepares the meeting knows them. */
export type ChosenPlaces = Pick<
  InvitedUnit,
  'invitationId' | 'version' | 'unitName' | 'places' | 'people'
>;

/** Whom a unit sends, by person: so two people's choices are brought together, and neither is lost. */
type Sent = Record<string, true>;

const sentOf = (people: readonly Person[]): Sent =>
  Object.fromEntries(people.map(({ userId }) => [userId, true]));

/** The people of a unit being chosen for its places: who is stored, who is chosen, who could be, and the way to save it. */
export function useSending(
  { invitationId, version, people }: ChosenPlaces,
  ways: { load: () => Promise<ChosenPlaces>; onSaved?: () => void },
) {
  const params = { invitationId };
  const [edit, setEdit] = useState<{ base: Stored<Sent>; sent: Sent } | null>(null);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const choices = useQuery(read('unitInvitations.choices', { params }));
  const stored = { value: sentOf(people), version };
  const sent = edit?.sent ?? stored.value;
  const saving = useMergingSave<Sent, UnitPlaces>({
    send: (value, from) =>
      call('unitInvitations.send', {
        params,
        body: { version: from, userIds: Object.keys(value) as UserId[] },
      }),
    load: async () => {
      const fresh = await ways.load();
      return { value: sentOf(fresh.people), version: fresh.version };
    },
    onSaved: () => {
      setEdit(null);
      setSavedAt(new Date());
      ways.onSaved?.();
    },
  });
  // Who was just taken off the list is not among the stored choices, and may be put back.
  const known = [...people, ...(choices.data ?? [])];
  const change = (next: Sent) => setEdit({ base: edit?.base ?? stored, sent: next });
  return {
    chosen: known.filter(({ userId }) => sent[userId]),
    others: known.filter(({ userId }) => !sent[userId]),
    choices,
    dirty:
      edit !== null && !isSame(Object.keys(edit.sent).sort(), Object.keys(edit.base.value).sort()),
    saving,
    savedAt,
    add: (userId: UserId) => change({ ...sent, [userId]: true }),
    drop: (userId: UserId) => {
      const { [userId]: _, ...rest } = sent;
      change(rest);
    },
    putAside: () => {
      setEdit(null);
      saving.putAside();
    },
    save: async () => {
      if (edit) await saving.save(edit.base, edit.sent);
      refreshPlaces();
    },
  };
}

/** What `useSending` gives. */
export type SendingHold = ReturnType<typeof useSending>;
