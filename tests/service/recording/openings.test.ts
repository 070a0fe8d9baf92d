import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MeetingId } from '#contract/ids.ts';
import { aRecordedMeeting } from '#tests/support/a-recorded-meeting.ts';
import { recordingServices } from '#tests/support/recording-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

let meeting: Awaited<ReturnType<typeof aRecordedMeeting>>;
let services: ReturnType<typeof recordingServices>;
let meetingId: MeetingId;

beforeAll(async () => {
  meeting = await aRecordedMeeting(database);
  services = recordingServices(database, meeting);
  await services.composing.start();
  meetingId = await meeting.aMeeting();
});

afterAll(() => services?.close());

const openings = (actor = meeting.chair) => services.recordings.openings(actor, meetingId);
const opens = async (actor: typeof meeting.chair) =>
  (await services.recordings.open(actor, meetingId)).noteOpening();

it('who opened a recording and when is for chair and secretary to see, the last first, also once it is removed', async () => {
  await expect(openings()).rejects.toMatchObject({ body: { code: 'NOT_FOUND' } });
  await services.aRecording(meetingId);
  const may = async (actor: typeof meeting.chair) =>
    (await services.recordings.get(actor, meetingId)).maySeeOpenings;
  expect(await may(meeting.chair)).toBe(false);
  await services.compose(meetingId);
  expect(await openings()).toEqual([]);

  const now = () => meeting.clock.now().toISOString();
  const firstAt = now();
  await opens(meeting.member);
  meeting.passes(3_600_000);
  await opens(meeting.secretary);
  const between = now();
  meeting.passes(3_600_000);
  await opens(meeting.member);
  const seen = [
    { name: meeting.member.name, firstAt, lastAt: now() },
    { name: meeting.secretary.name, firstAt: between, lastAt: between },
  ];
  expect(await openings()).toMatchObject(seen);
  expect(await openings(meeting.secretary)).toMatchObject(seen);
  expect((await openings())[0]?.unitName).toBe('UBND huyện Châu Thành');
  expect(await Promise.all([meeting.chair, meeting.secretary, meeting.member].map(may))).toEqual([
    true,
    true,
    false,
  ]);

  await services.recordings.remove(meeting.chair, meetingId, 'Theo kết luận của chủ trì');
  expect(await openings()).toMatchObject(seen);
});

it('is refused to everybody else', async () => {
  for (const actor of [meeting.member, meeting.stranger])
    await expect(openings(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
