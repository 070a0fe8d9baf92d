import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '#client/api/api-error.ts';
import { DeviceLink, type DeviceServer } from '#client/features/device/device-link.ts';
import type { DeviceReport, DeviceRequest } from '#contract/device-report.ts';
import type { DevicePulse } from '#contract/http/devices.ts';
import { SiteId } from '#contract/ids.ts';

const paired = (more: Partial<Extract<DevicePulse, { state: 'paired' }>> = {}): DevicePulse => ({
  state: 'paired',
  isNewSession: false,
  name: 'Máy phòng họp',
  siteId: SiteId.parse('00000000-0000-4000-8000-000000000001'),
  siteName: 'Điểm cầu xã Bình Hòa',
  running: [],
  coming: [],
  checkedBy: null,
  requests: [],
  serverTime: '2026-11-26T01:00:00.000Z',
  ...more,
});

/** A server that says to each pulse what comes next in `answers`, the last one for ever. */
class ScriptedServer implements DeviceServer {
  answers: (DevicePulse | Error)[] = [{ state: 'unpaired' }];
  pulses = 0;
  codes = 0;
  met = 0;

  async askForPairing() {
    this.codes += 1;
    return { code: `ABCD234${this.codes}`, goodForSeconds: 600 };
  }

  reports: (DeviceReport | null)[] = [];

  async pulse({ report }: { report: DeviceReport | null }) {
    this.reports.push(report);
    const answer = this.answers[Math.min(this.pulses, this.answers.length - 1)];
    this.pulses += 1;
    if (!answer || answer instanceof Error) throw answer;
    return answer;
  }

  async meet() {
    this.met += 1;
  }
}

let server: ScriptedServer;
let link: DeviceLink;

beforeEach(() => {
  vi.useFakeTimers();
  server = new ScriptedServer();
  link = new DeviceLink(server);
});

afterEach(() => {
  link.close();
  vi.useRealTimers();
});

const state = () => link.view.getSnapshot().state;

it('asks for a code once and shows it until it is confirmed', async () => {
  server.answers = [{ state: 'unpaired' }, { state: 'pairing' }, { state: 'pairing' }, paired()];
  await link.beat();
  expect(state()).toMatchObject({ kind: 'code', code: 'ABCD2341' });
  await vi.advanceTimersByTimeAsync(7_000);
  expect(server.codes).toBe(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(state()).toMatchObject({ kind: 'paired', session: 1 });
});

it('asks for another code when the page was loaded anew meanwhile, and when the code is over', async () => {
  server.answers = [{ state: 'pairing' }, { state: 'unpaired' }];
  await link.beat();
  expect(state()).toMatchObject({ kind: 'code', code: 'ABCD2341' });
  await link.beat();
  expect(state()).toMatchObject({ kind: 'code', code: 'ABCD2342' });
});

it('learns whose session it has with each new one, and says that it is another', async () => {
  server.answers = [paired(), paired(), paired({ isNewSession: true })];
  await link.beat();
  await link.beat();
  expect(server.met).toBe(1);
  await link.beat();
  expect(server.met).toBe(2);
  expect(state()).toMatchObject({ kind: 'paired', session: 2 });
});

it('stays as it is while the line is down, says so, and goes on by itself', async () => {
  const lost = new ApiError({ code: 'UNAVAILABLE', reason: 'offline' });
  server.answers = [paired(), lost, new Error('too late'), paired()];
  await link.beat();
  for (let i = 0; i < 2; i += 1) {
    await vi.advanceTimersByTimeAsync(3_000);
    expect(link.view.getSnapshot()).toMatchObject({ isLineLost: true, state: { kind: 'paired' } });
  }
  await vi.advanceTimersByTimeAsync(3_000);
  expect(link.view.getSnapshot().isLineLost).toBe(false);
});

it('shows a code again at once when it is revoked', async () => {
  server.answers = [paired(), { state: 'unpaired' }];
  await link.beat();
  await link.beat();
  expect(state().kind).toBe('code');
});

it('passes on what was asked of it to where it is now, and asks more often while it is looked at', async () => {
  const taken: DeviceRequest[] = [];
  const part = {
    isIdle: true,
    report: vi.fn(),
    take: (request: DeviceRequest) => taken.push(request),
  };
  const leave = link.serve({ ...part, take: () => undefined });
  leave();
  link.serve(part);
  server.answers = [paired({ checkedBy: 'Kỹ thuật', requests: [{ kind: 'testTone' }] }), paired()];
  await link.beat();
  expect(taken).toEqual([{ kind: 'testTone' }]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.pulses).toBe(2);
});

it('tells how a test tone goes with each report, wherever it is by then, and nothing of it while nobody reports', async () => {
  const report = { version: 'index-1' } as DeviceReport;
  const part = { isIdle: true, report: () => report, take: () => undefined };
  const tone = { toneId: 'one', state: 'playing' } as const;
  const played = { toneId: 'one', state: 'played', speakerId: null, isChosen: true } as const;
  server.answers = [paired()];
  link.tellTone(tone);
  await link.beat();
  const leave = link.serve(part);
  await link.beat();
  leave();
  link.tellTone(played);
  link.serve(part);
  await link.beat();
  await link.beat();
  expect(server.reports).toEqual([
    null,
    { ...report, tone },
    { ...report, tone: played },
    { ...report, tone: played },
  ]);
});

it('asks nothing any more once its page is gone', async () => {
  await link.beat();
  link.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.pulses).toBe(1);
});

it('knows that it was revoked, also when the first new code is over, and no longer once it is paired again', async () => {
  server.answers = [
    { state: 'unpaired' },
    paired(),
    { state: 'unpaired' },
    { state: 'pairing' },
    { state: 'unpaired' },
    paired({ isNewSession: true }),
    { state: 'unpaired' },
  ];
  await link.beat();
  expect(state()).toMatchObject({ kind: 'code', wasPaired: false });
  await link.beat();
  for (const code of ['ABCD2342', 'ABCD2342', 'ABCD2343']) {
    await link.beat();
    expect(state()).toMatchObject({ kind: 'code', code, wasPaired: true });
  }
  await link.beat();
  expect(state()).toMatchObject({ kind: 'paired' });
});
