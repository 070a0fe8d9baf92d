import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepingServer } from '#client/offline/keeping-server.ts';
import { VersionId } from '#contract/ids.ts';

const versionId = VersionId.parse('00000003-0000-4000-8000-000000000000');
const DAY_MS = 24 * 60 * 60_000;

const asked: { address: string; range: string | null }[] = [];
let answers: (address: string) => Response | Promise<Response>;

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    init.signal?.throwIfAborted();
    asked.push({ address, range: new Headers(init.headers).get('range') });
    return answers(address);
  });
  // The answers here hold only what the tests look at.
  vi.stubEnv('DEV', false);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const server = (onMeetings = vi.fn()) => keepingServer({ daysAhead: () => 7, onMeetings });
const bytes = (begin: number, end: number, signal = new AbortController().signal) =>
  server().bytes(versionId, begin, end, signal);

it('part of a PDF is asked for by its bytes, at the address that counts as no opening', async () => {
  answers = () => new Response(new Uint8Array([4, 5, 6]), { status: 206 });
  expect([...(await bytes(3, 6))]).toEqual([4, 5, 6]);
  expect(asked).toEqual([{ address: `/api/versions/${versionId}/keeping`, range: 'bytes=3-5' }]);
});

it('more or fewer bytes than were asked for are none: a proxy has answered with something else', async () => {
  answers = () => new Response(new Uint8Array(10));
  await expect(bytes(3, 6)).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'offline' });
});

it('a refusal is told as such, a lost line as a lost line, and who gives up hears just that', async () => {
  answers = () =>
    Response.json({ code: 'FORBIDDEN', reason: 'internal-document' }, { status: 403 });
  await expect(bytes(0, 3)).rejects.toMatchObject({ reason: 'internal-document' });
  answers = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(bytes(0, 3)).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'offline' });
  await expect(bytes(0, 3, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});

it('meetings that run, or begin within the days that are set, are looked into; all are told on', async () => {
  const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
  const meeting = (meetingId: string, phase: string, days: number) => ({
    meetingId,
    phase,
    startsAt: at(days),
    endsAt: at(days + 0.1),
  });
  const all = [
    meeting('running', 'running', -0.05),
    meeting('soon', 'released', 3),
    meeting('later', 'released', 30),
    meeting('draft', 'draft', 1),
    meeting('over', 'ended', -1),
  ];
  answers = (address) =>
    Response.json(
      address.startsWith('/api/meetings?')
        ? { meetings: all }
        : { meetingId: address.split('/').at(-1) },
    );
  const onMeetings = vi.fn();
  const kept = await server(onMeetings).meetings();
  expect(kept.map(({ meetingId }) => meetingId)).toEqual(['running', 'soon']);
  expect(onMeetings).toHaveBeenCalledWith(all);
});
