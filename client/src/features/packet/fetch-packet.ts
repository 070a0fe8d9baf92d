import { errorFromAnswer, offlineError } from '#client/api/api-error.ts';
import type { MeetingId } from '#contract/ids.ts';

/** Where one's own packet of a meeting is fetched. */
export function packetAddress(meetingId: MeetingId): string {
  return `/api/meetings/${meetingId}/packet`;
}

/** Fetches the whole packet and tells how many bytes have come. Throws `ApiError`, also when the line breaks off. */
export async function fetchPacket(
  meetingId: MeetingId,
  onBytes: (doneBytes: number) => void,
): Promise<{ pdf: ArrayBuffer; etag: string }> {
  const answer = await fetch(packetAddress(meetingId)).catch((cause: unknown) => {
    throw offlineError(cause);
  });
  if (!answer.ok) throw errorFromAnswer(answer.status, await answer.text());
  let done = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, controller) {
      done += piece.length;
      onBytes(done);
      controller.enqueue(piece);
    },
  });
  const pdf = await new Response(answer.body?.pipeThrough(counted) ?? null)
    .arrayBuffer()
    .catch((cause: unknown) => {
      throw offlineError(cause);
    });
  return { pdf, etag: answer.headers.get('etag') ?? '' };
}
