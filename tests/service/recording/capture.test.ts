import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { MeetingId } from '#contract/ids.ts';
import { FakeEngine } from '#media/fake/fake-engine.ts';
import type { MediaSource } from '#media/media-engine.ts';
import type { Recorder } from '#media/recording/recorder.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { SentTrack } from '#server/domain/recording/wanted-tracks.ts';
import type { ConferenceEnd } from '#server/services/conference.ts';
import { createRecordingCapture } from '#server/services/recording-capture.ts';
import { aRecordedMeeting } from '#tests/support/a-recorded-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

let meeting: Awaited<ReturnType<typeof aRecordedMeeting>>;
let meetingId: MeetingId;
let server: ReturnType<typeof aServer>;

beforeAll(async () => {
  meeting = await aRecordedMeeting(database);
});

beforeEach(async () => {
  meetingId = await meeting.aMeeting();
  server = aServer();
});

/** What a server captures on a recorder that only notes what it is asked for. */
function aServer() {
  const engine = new FakeEngine();
  const asked: string[] = [];
  const failures: unknown[] = [];
  let sent: SentTrack<MediaSource>[] | null = null;
  let hinder: Parameters<Recorder['open']>[1] = () => {};
  let listener: (meetingId: MeetingId) => void = () => {};
  let ends: (meetingId: MeetingId, how: ConferenceEnd) => void = () => {};
  const recorder: Recorder = {
    endOrphans: async () => 0,
    open(key, onHindrance) {
      asked.push(`open ${key === meetingId}`);
      hinder = onHindrance;
      return {
        want(_, tracks) {
          // How often the same is asked for is by chance: what is sent and what is decided come at the same time.
          const line = `want ${tracks.map(({ producerId }) => producerId).join(' ')}`;
          if (asked.at(-1) !== line) asked.push(line);
        },
        end: async (how = 'ended') => void asked.push(how),
      };
    },
  };
  const capture = createRecordingCapture({
    conference: {
      tracksOf: (id) =>
        sent && id === meetingId ? { room: engine.openRoom(meetingId), sent } : null,
      onTracks(listens) {
        listener = listens;
        return () => {};
      },
      onEnd(listens) {
        ends = listens;
        return () => {};
      },
    },
    live: meeting.live,
    recorder,
    onEnded: async () => void asked.push('over'),
    onError: (error) => failures.push(error),
  });
  return {
    asked,
    failures,
    capture,
    hinder: (cause: Parameters<typeof hinder>[0]) => hinder(cause),
    sends(tracks: [Actor, MediaSource][] | null): void {
      sent =
        tracks?.map(([{ userId, name }, source]) => ({
          producerId: `${name}:${source}`,
          owner: userId,
          source,
          paused: false,
        })) ?? null;
      listener(meetingId);
    },
    /** The conference ends here; nobody sends anything any more. */
    loses(how: ConferenceEnd): void {
      sent = null;
      ends(meetingId, how);
    },
    says: (...lines: string[]) => expect.poll(() => asked).toEqual(lines),
  };
}

const start = () => meeting.run(meetingId, { name: 'recording.start', input: {} });
const stop = () => meeting.run(meetingId, { name: 'recording.stop', input: {} });
const stateNow = () => meeting.live.stateOf(meetingId);

it('nothing is recorded before the chair says so, nor after', async () => {
  const { chair } = meeting;
  server.sends([[chair, 'microphone']]);
  await start();
  await server.says('open true', `want ${chair.name}:microphone`);
  expect((await stateNow()).recording).toMatchObject({ hindrance: null });
  await expect(start()).rejects.toMatchObject({ body: { reason: 'recording-on' } });
  await stop();
  await server.says('open true', `want ${chair.name}:microphone`, 'ended');
  expect((await stateNow()).recording).toBeNull();
  server.sends([[chair, 'camera']]);
  await server.says('open true', `want ${chair.name}:microphone`, 'ended');
});

it('neither a member nor the secretary may begin it', async () => {
  for (const actor of [meeting.member, meeting.secretary, meeting.stranger])
    await expect(
      meeting.run(meetingId, { name: 'recording.start', input: {} }, actor),
    ).rejects.toMatchObject({ code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) });
  expect((await stateNow()).recording).toBeNull();
});

it('the picture follows the floor', async () => {
  const { chair, member } = meeting;
  await start();
  server.sends([
    [chair, 'camera'],
    [member, 'camera'],
  ]);
  await server.says('open true', `want ${chair.name}:camera`);
  const input = { userId: member.userId, kind: 'speech' as const };
  await meeting.run(meetingId, { name: 'speakers.invite', input });
  await server.says('open true', `want ${chair.name}:camera`, `want ${member.name}:camera`);
});

it('what hinders it is said once to everybody, and that it goes on', async () => {
  server.sends([]);
  await start();
  await server.says('open true', 'want ');
  server.hinder('diskFull');
  server.hinder('diskFull');
  await expect.poll(async () => (await stateNow()).recording?.hindrance).toBe('diskFull');
  server.hinder(null);
  await expect.poll(async () => (await stateNow()).recording?.hindrance).toBeNull();
  const { rows } = await database.pool.query(
    "select count(*)::int as count from meeting_event where meeting_id = $1 and type = 'recording.hindered'",
    [meetingId],
  );
  expect(rows).toEqual([{ count: 2 }]);
});

it('a server that starts anew goes on once somebody is there; the one before lets its files be whole', async () => {
  server.sends([[meeting.chair, 'microphone']]);
  await start();
  await server.says('open true', `want ${meeting.chair.name}:microphone`);
  await server.capture.close();
  expect(server.asked.at(-1)).toBe('halted');
  server = aServer();
  server.sends([[meeting.chair, 'microphone']]);
  await server.says('open true', `want ${meeting.chair.name}:microphone`);
});

it('who holds the conference no longer records no longer, and who holds it goes on', async () => {
  const other = aServer();
  server.sends([[meeting.chair, 'microphone']]);
  await start();
  await server.says('open true', `want ${meeting.chair.name}:microphone`);
  server.loses('interrupted');
  await server.says('open true', `want ${meeting.chair.name}:microphone`, 'halted');
  expect(other.asked).toEqual([]);
  other.sends([[meeting.chair, 'microphone']]);
  await other.says('open true', `want ${meeting.chair.name}:microphone`);
  await stop();
  await other.says('open true', `want ${meeting.chair.name}:microphone`, 'ended');
  expect(server.asked).toHaveLength(3);
});

it('where all have left nothing is missing until somebody comes', async () => {
  server.sends([]);
  await start();
  await server.says('open true', 'want ');
  server.loses('over');
  await server.says('open true', 'want ', 'ended');
  server.sends([[meeting.chair, 'microphone']]);
  await server.says(
    'open true',
    'want ',
    'ended',
    'open true',
    `want ${meeting.chair.name}:microphone`,
  );
});

it('the end of the meeting ends it, and lets it be composed', async () => {
  server.sends([]);
  await start();
  await server.says('open true', 'want ');
  await meeting.run(meetingId, { name: 'meeting.end', input: {} });
  await server.says('open true', 'want ', 'ended', 'over');
  const row = await database.prisma.recording.findUnique({ where: { meetingId } });
  expect(row?.state).toBe('composing');
  expect((await stateNow()).recording).toBeNull();
});
