import { useState } from 'react';
import { call } from '#client/api/call.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { UserId } from '#contract/ids.ts';
import { type AttendeeList, attendeesOf, listOf } from './attendee-list.ts';
import { isSame } from './merge-fields.ts';
import type { Stored } from './save-merging.ts';
import { useMeetingCache } from './use-meeting-cache.ts';
import { useMergingSave } from './use-merging-save.ts';

/** The list of attendees being written: what is stored, what is written, and the way from one to the other. */
export function useAttendeeDraft(meeting: Meeting, order: readonly UserId[]) {
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  const [edit, setEdit] = useState<{ base: Stored<AttendeeList>; list: AttendeeList } | null>(null);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const stored = { value: listOf(meeting), version: meeting.version };
  const list = edit?.list ?? stored.value;
  const dirty = edit !== null && !isSame(sorted(edit.list), sorted(edit.base.value));
  const saving = useMergingSave<AttendeeList, Meeting>({
    send: (value, version) =>
      call('meetings.setAttendees', {
        params: { meetingId: meeting.meetingId },
        body: { version, attendees: attendeesOf(value, order) },
      }),
    load: async () => {
      const fresh = await reload();
      return { value: listOf(fresh), version: fresh.version };
    },
    onSaved: (answer) => {
      keep(answer);
      setEdit(null);
      setSavedAt(new Date());
    },
  });

  return {
    list,
    dirty,
    savedAt,
    saving,
    change: (step: (list: AttendeeList) => AttendeeList) =>
      setEdit((before) => {
        const base = before?.base ?? stored;
        return { base, list: step(before?.list ?? base.value) };
      }),
    drop: () => {
      setEdit(null);
      saving.putAside();
    },
    save: async () => {
      if (edit) await saving.save(edit.base, edit.list);
    },
  };
}

/** What `useAttendeeDraft` gives. */
export type AttendeeDraftHold = ReturnType<typeof useAttendeeDraft>;

function sorted(list: AttendeeList): [string, AttendeeList[string]][] {
  return Object.entries(list).toSorted(([a], [b]) => a.localeCompare(b));
}
