import { useState } from 'react';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { fromDraft, type InfoDraft, problemsOf, toDraft } from './info-draft.ts';
import { isSame } from './merge-fields.ts';
import type { Stored } from './save-merging.ts';
import { useMeetingCache } from './use-meeting-cache.ts';
import { useMergingSave } from './use-merging-save.ts';

/** The form of what is said of a meeting as such: what is stored, what is written, and the way from one to the other. */
export function useInfoDraft(meeting: Meeting) {
  const { keep, reload } = useMeetingCache(meeting.meetingId);
  const [edit, setEdit] = useState<{ base: Stored<InfoDraft>; draft: InfoDraft } | null>(null);
  const [checked, setChecked] = useState(false);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const stored = { value: toDraft(meeting), version: meeting.version };
  const draft = edit?.draft ?? stored.value;
  const dirty = edit !== null && !isSame(edit.draft, edit.base.value);
  const saving = useMergingSave<InfoDraft, Meeting>({
    send: (value, version) => {
      const info = fromDraft(value);
      // The form is checked before; this is a merge of two sound forms that is none (ends before it begins).
      if (!info) throw new ApiError({ code: 'BAD_INPUT', reason: 'ends-before-start' });
      return call('meetings.update', {
        params: { meetingId: meeting.meetingId },
        body: { version, info },
      });
    },
    load: async () => {
      const fresh = await reload();
      return { value: toDraft(fresh), version: fresh.version };
    },
    onSaved: (answer) => {
      keep(answer);
      setEdit(null);
      setChecked(false);
      setSavedAt(new Date());
    },
  });

  return {
    draft,
    dirty,
    savedAt,
    saving,
    problems: checked ? problemsOf(draft) : {},
    change: (part: Partial<InfoDraft>) =>
      setEdit((before) => {
        const base = before?.base ?? stored;
        return { base, draft: { ...(before?.draft ?? base.value), ...part } };
      }),
    drop: () => {
      setEdit(null);
      setChecked(false);
      saving.putAside();
    },
    save: async () => {
      setChecked(true);
      if (edit && Object.keys(problemsOf(edit.draft)).length === 0) {
        await saving.save(edit.base, edit.draft);
      }
    },
  };
}

/** What `useInfoDraft` gives. */
export type InfoDraftHold = ReturnType<typeof useInfoDraft>;
