import { Client } from 'pg';
import { MeetingId } from '#contract/ids.ts';
import { LIVE_CHANNEL } from './live-events-postgres.ts';

const AGAIN_AFTER_MS = 500;

/** What hears of commits: of one meeting, or that some may have been missed. */
export type LiveFollower = { appended(meetingId: MeetingId): void; missed(): void };

/** Listens to what other processes append, on a connection of its own that is opened again for ever. */
export function listenToLive(parts: {
  url: string;
  processId: string;
  follower: LiveFollower;
  onError: (error: Error) => void;
}): { close(): Promise<void> } {
  const { url, processId, follower, onError } = parts;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function open(): Promise<void> {
    const opening = new Client({ connectionString: url, keepAlive: true });
    client = opening;
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      opening.end().catch(() => {});
      if (!closed) timer = setTimeout(() => void open(), AGAIN_AFTER_MS);
    };
    opening.on('error', (error) => {
      onError(error);
      over();
    });
    opening.on('end', over);
    opening.on('notification', ({ payload = '' }) => {
      const [meetingId, from] = payload.split(' ');
      const parsed = MeetingId.safeParse(meetingId);
      if (parsed.success && from !== processId) follower.appended(parsed.data);
    });
    try {
      await opening.connect();
      await opening.query(`listen ${LIVE_CHANNEL}`);
      follower.missed();
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
      over();
    }
  }
  void open();

  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
