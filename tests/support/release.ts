import type { MeetingId } from '#contract/ids.ts';
import type { Browser } from './use-server.ts';

/** Hands a meeting out (once more, where its row says so already), which writes its frame into the stream. */
export async function release(secretary: Browser, meetingId: MeetingId): Promise<void> {
  const answer = await secretary.send('POST', `/api/meetings/${meetingId}/release`, { version: 1 });
  if (!answer.ok) throw new Error(`not handed out: ${await answer.text()}`);
}
