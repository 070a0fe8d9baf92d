import type { MeetingRecording } from '#contract/http/recordings.ts';
import { MeetingId } from '#contract/ids.ts';

/** A recording that is being put together, as a viewer sees it who may only watch, unless given otherwise. */
export function aRecording(given: Partial<MeetingRecording> = {}): MeetingRecording {
  return {
    meetingId: MeetingId.parse('00000000-0000-4000-8000-000000000001'),
    title: 'Phiên họp',
    unitName: 'UBND huyện',
    startedAt: null,
    state: 'composing',
    progress: 5,
    sizeBytes: null,
    contents: null,
    documents: [],
    keptUntil: null,
    removed: null,
    noRoomAt: null,
    isEmpty: false,
    mayRemove: false,
    maySeeOpenings: false,
    mayRetry: false,
    ...given,
  };
}
