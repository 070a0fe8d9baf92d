import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from '#client/api/call.ts';
import { keepAnswersIn } from '#client/api/kept-answers.ts';
import { line } from '#client/api/line.ts';
import {
  createAnswerKeeper,
  dropAllAnswers,
  dropAnswersAbout,
  type OwnAnswerKeeper,
} from '#client/offline/answer-keeper.ts';
import { mayKeepAnswer } from '#client/offline/keeping-settings.ts';
import { KeptStore } from '#client/offline/kept-store.ts';
import { memoryRecordShelf } from '#client/offline/record-shelf.ts';
import { MeetingId, UserId, VersionId } from '#contract/ids.ts';

const userId = UserId.parse('00000001-0000-4000-8000-000000000000');
const meetingId = MeetingId.parse('00000002-0000-4000-8000-000000000000');
const versionId = VersionId.parse('00000003-0000-4000-8000-000000000000');
const AT = Date.parse('2026-11-26T01:05:00Z');

let answer: () => Promise<Response>;
let store: KeptStore;
let keeper: OwnAnswerKeeper;
let mayResume: boolean;
let settings: Parameters<typeof mayKeepAnswer>[0];
const onRefusedVersion = vi.fn();

const says = (body: unknown, status = 200) => {
  answer = async () => Response.json(body, { status });
};
const isDown = () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
};
/** The kept answers are written behind the caller's back. */
const written = (count: number) =>
  vi.waitFor(async () => expect(await store.names('answer/')).toHaveLength(count));

beforeEach(() => {
  mayResume = true;
  settings = null;
  store = new KeptStore(memoryRecordShelf());
  keeper = createAnswerKeeper({
    store,
    now: () => AT,
    mayKeep: (name, answer) => mayKeepAnswer(settings, name, answer),
    mayResume: () => mayResume,
    onRefusedVersion,
  });
  keepAnswersIn(keeper);
  vi.stubGlobal('fetch', () => answer());
  // The answers here hold only what the tests look at.
  vi.stubEnv('DEV', false);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  onRefusedVersion.mockClear();
  line.found();
});

const meeting = () => call('meetings.get', { params: { meetingId } });

describe('an answer of the server', () => {
  it('is given again when the line is down, with its age', async () => {
    says({ userId });
    await call('account.me', {});
    says({ meetingId, title: 'Phiên họp' });
    await meeting();
    await written(2);
    isDown();
    expect(await meeting()).toEqual({ meetingId, title: 'Phiên họp' });
    expect(line.view()).toMatchObject({ isDown: true, keptAt: AT });
  });

  it('is given by a proxy’s word that the server is away, too', async () => {
    says({ userId });
    await call('account.me', {});
    await written(1);
    answer = async () => new Response('<html>', { status: 502 });
    expect(await call('account.me', {})).toEqual({ userId });
    expect(line.view().isDown).toBe(true);
  });

  it('is not given where the server refuses, and is forgotten then', async () => {
    says({ userId });
    await call('account.me', {});
    says({ sizeBytes: 1 });
    await call('versions.pages', { params: { versionId } });
    await written(2);
    says({ code: 'NOT_FOUND', reason: 'document-recalled' }, 404);
    const ask = () => call('versions.pages', { params: { versionId } });
    await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(onRefusedVersion).toHaveBeenCalledWith(versionId);
    await written(1);
    isDown();
    await expect(ask()).rejects.toMatchObject({ reason: 'offline' });
  });

  it.each(['INTERNAL', 'TOO_MANY'])('survives a fault of the server (%s)', async (code) => {
    says({ userId });
    await call('account.me', {});
    says({ meetingId });
    await meeting();
    await written(2);
    says({ code }, 500);
    await expect(meeting()).rejects.toMatchObject({ code });
    isDown();
    expect(await meeting()).toEqual({ meetingId });
  });

  it('is kept of listed questions alone, and never of what somebody searched', async () => {
    says({ userId });
    await call('account.me', {});
    says([]);
    await call('comments.list', { params: { versionId } });
    await call('meetings.list', { query: { q: 'nhân sự' } });
    await call('meetings.list', { query: { scope: 'mine' } });
    await written(2);
    expect((await store.names('answer/')).join()).not.toMatch(/comments|nhân/);
  });

  it('about all of one’s meetings answers what is asked about some of them on another day', async () => {
    says({ userId });
    await call('account.me', {});
    const meeting = (title: string, startsAt: string, phase: string) => {
      return { title, startsAt, endsAt: startsAt, phase, place: 'Hội trường' };
    };
    const meetings = [
      meeting('Giao ban', '2026-11-20T01:00:00Z', 'ended'),
      meeting('Phiên họp', '2026-11-26T01:00:00Z', 'running'),
      meeting('Họp thẩm định', '2026-11-28T01:00:00Z', 'released'),
    ];
    says({ meetings, isCut: false });
    await call('meetings.list', { query: { scope: 'mine' } });
    await written(2);
    isDown();
    const titles = async (query: object) =>
      (await call('meetings.list', { query })).meetings.map(({ title }) => title);
    expect(await titles({ from: '2026-11-27T17:00:00.000Z' })).toEqual(['Họp thẩm định']);
    expect(await titles({ phase: 'over' })).toEqual(['Giao ban']);
    expect(await titles({ q: 'tham dinh' })).toEqual(['Họp thẩm định']);
    expect(await titles({ to: '2026-11-28T01:00:00.000Z', phase: 'running' })).toEqual([
      'Phiên họp',
    ]);
  });

  it('belongs to the account that got it', async () => {
    says({ userId });
    await call('account.me', {});
    says({ meetingId });
    await meeting();
    await written(2);
    says({ userId: UserId.parse('00000009-0000-4000-8000-000000000000') });
    await call('account.me', {});
    await written(1);
    isDown();
    await expect(meeting()).rejects.toMatchObject({ reason: 'offline' });
  });
});

describe('a refusal', () => {
  const pages = () => call('versions.pages', { params: { versionId } });
  beforeEach(async () => {
    says({ userId });
    await call('account.me', {});
    says({ sizeBytes: 1 });
    await pages();
    await written(2);
  });

  it.each([
    [
      'of comparing',
      () => call('versions.changes', { params: { versionId }, query: { since: versionId } }),
    ],
    [
      'of noting what was read',
      () => call('versions.notePages', { params: { versionId }, body: { pages: [1] } }),
    ],
  ])('%s takes no paper off the device', async (_name, ask) => {
    says({ code: 'NOT_FOUND', reason: 'document' }, 404);
    await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(onRefusedVersion).not.toHaveBeenCalled();
  });

  it('of everything until a new password is chosen takes nothing off either', async () => {
    says({ code: 'FORBIDDEN', reason: 'must-change-password' }, 403);
    await expect(pages()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(onRefusedVersion).not.toHaveBeenCalled();
    isDown();
    expect(await pages()).toEqual({ sizeBytes: 1 });
  });
});

it('who signed out leaves nothing behind, not even what was asked for just before', async () => {
  const late = Promise.withResolvers<Response>();
  answer = () => late.promise;
  const asked = call('account.me', {});
  keeper.forget();
  await store.wipe();
  late.resolve(Response.json({ userId }));
  await asked;
  await store.resume();
  expect(store.ownerId).toBeNull();
  says({ userId });
  await call('account.me', {});
  await written(1);
});

describe('where the account wants it so', () => {
  const names = async () => (await store.names('answer/')).join();
  beforeEach(async () => {
    says({ userId });
    await call('account.me', {});
  });

  it('nothing is kept but who uses the device', async () => {
    says({ meetingId, phase: 'released' });
    await meeting();
    await written(2);
    await dropAllAnswers(store);
    settings = { isOn: false, eraseAfter: 'week' };
    await meeting();
    says({ userId, name: 'Đại biểu' });
    await call('account.me', {});
    await vi.waitFor(async () =>
      expect(await store.readJson('answer/account.me/[][]')).toMatchObject({
        answer: { name: 'Đại biểu' },
      }),
    );
    expect(await names()).toBe('answer/account.me/[][]');
  });

  it('nothing of a meeting is kept once it is over', async () => {
    settings = { isOn: true, eraseAfter: 'at-once' };
    says({ meetingId, phase: 'running' });
    await meeting();
    await written(2);
    await dropAnswersAbout(store, meetingId);
    says({ meetingId, phase: 'ended' });
    await meeting();
    says([]);
    await call('units.list', {});
    await written(2);
    expect(await names()).not.toContain(meetingId);
  });
});

it('what an ended session left stays sealed while there is a line, and is there after signing in', async () => {
  says({ userId });
  await call('account.me', {});
  says({ meetingId });
  await meeting();
  await written(2);
  mayResume = false;
  keeper.forget();
  await store.release();
  answer = async () => new Response('<html>', { status: 503 });
  await expect(meeting()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  says({ userId });
  await call('account.me', {});
  isDown();
  expect(await meeting()).toEqual({ meetingId });
});

describe('a lost line', () => {
  it('tells once when it is back', async () => {
    const back = vi.fn();
    const leave = line.onBack(back);
    isDown();
    await expect(meeting()).rejects.toMatchObject({ reason: 'offline' });
    says({ meetingId });
    await meeting();
    await meeting();
    expect(back).toHaveBeenCalledTimes(1);
    leave();
  });
});
