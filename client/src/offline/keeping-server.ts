import { errorFromAnswer, offlineError } from '#client/api/api-error.ts';
import { type Answer, call } from '#client/api/call.ts';
import type { VersionId } from '#contract/ids.ts';
import { ALL_MINE } from './answer-keeper.ts';
import { isToBeKept } from './keeping-plan.ts';
import type { KeepingServer } from './packet-keeper.ts';

/** The routes of the server. Their answers are kept on the way, under the questions that pages will ask. */
export function keepingServer({
  daysAhead,
  onMeetings,
}: {
  daysAhead: () => number;
  /** Told of all meetings of the account each time they are looked at. */
  onMeetings: (meetings: Answer<'meetings.list'>['meetings']) => void;
}): KeepingServer {
  return {
    async meetings() {
      const { meetings: mine } = await call('meetings.list', ALL_MINE);
      onMeetings(mine);
      const now = Date.now();
      const coming = mine.filter((meeting) => isToBeKept(meeting, now, daysAhead()));
      return Promise.all(
        coming.map(({ meetingId }) => call('meetings.get', { params: { meetingId } })),
      );
    },

    async facts({ versionId, documentId }) {
      const params = { versionId };
      const { sizeBytes } = await call('versions.pages', { params });
      await call('versions.get', { params });
      await call('documents.versions', { params: { documentId } });
      // Who may not write notes here is refused, and has none.
      await call('annotations.list', { params }).catch(() => undefined);
      return { sizeBytes };
    },

    bytes: fetchBytes,
    texts: (versionId) => call('versions.texts', { params: { versionId } }),
  };
}

async function fetchBytes(
  versionId: VersionId,
  begin: number,
  end: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(`/api/versions/${versionId}/keeping`, {
    headers: { range: `bytes=${begin}-${end - 1}` },
    cache: 'no-store',
    priority: 'low',
    signal,
  }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw offlineError(cause);
  });
  if (!answer.ok) throw errorFromAnswer(answer.status, await answer.text());
  const bytes = new Uint8Array(await answer.arrayBuffer());
  // A proxy that answers with the whole file would have it kept in the wrong places.
  if (bytes.length !== end - begin) throw offlineError();
  return bytes;
}
