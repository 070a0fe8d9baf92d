import type { PoolClient } from 'pg';
import type { MeetingId } from '#contract/ids.ts';

/** Notes that there is a recording of the meeting, in the transaction of its beginning; begun again it is the same one. */
export async function beginRecording(client: PoolClient, meetingId: MeetingId): Promise<void> {
  await client.query('insert into recording (meeting_id) values ($1) on conflict do nothing', [
    meetingId,
  ]);
}

/** Lets the recording of a meeting that has ended be composed. */
export async function endRecording(client: PoolClient, meetingId: MeetingId): Promise<void> {
  await client.query(
    "update recording set state = 'composing', ended_at = now() where meeting_id = $1 and state = 'open'",
    [meetingId],
  );
}
