import { useState } from 'react';
import type { MeetingId } from '#contract/ids.ts';

/** A line as it is typed, kept in this tab until it is written: neither another panel nor a reload loses it. */
export function useLineDraft(
  meetingId: MeetingId,
): [text: string, setText: (text: string) => void] {
  const key = `nghi-su.line.${meetingId}`;
  const [text, setText] = useState(() => shelf()?.getItem(key) ?? '');
  return [
    text,
    (typed) => {
      setText(typed);
      if (typed === '') shelf()?.removeItem(key);
      else shelf()?.setItem(key, typed);
    },
  ];
}

function shelf(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
