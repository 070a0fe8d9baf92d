import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeRequest } from '#client/features/device/take-request.ts';
import { meetingReport, waitingReport } from '#client/features/device/tell-of-devices.ts';
import { chooseFor } from '#client/features/device/use-device-part.ts';
import { Conference } from '#client/media/conference.ts';
import { DeviceReport, DeviceRequest, DeviceUse } from '#contract/device-report.ts';
import { MeetingId } from '#contract/ids.ts';
import { FakeBrowser, type FakeTrack } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { aPeer, FakeSignal } from '#tests/client/media/fake-signal.ts';

let browser: FakeBrowser;
let signal: FakeSignal;
let conference: Conference;

beforeEach(() => {
  browser = new FakeBrowser();
  signal = new FakeSignal();
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
});

afterEach(() => {
  conference.close();
  vi.unstubAllGlobals();
});

const every: DeviceRequest[] = [
  ...DeviceUse.options.flatMap((use) => [
    { kind: 'choose' as const, use, deviceId: 'another' },
    { kind: 'choose' as const, use, deviceId: null },
  ]),
  { kind: 'testTone' },
  { kind: 'testTone', toneId: '00000000-0000-4000-8000-000000000002' },
  { kind: 'restart' },
];

const ask = (request: DeviceRequest) =>
  takeRequest(request, {
    choose: (use, deviceId) => chooseFor(conference, use, deviceId),
    playTone: () => undefined,
    restart: () => undefined,
  });

const settled = () => new Promise((done) => setTimeout(done, 20));

describe('what may be asked of a machine from afar', () => {
  it('is three things, none of which opens a microphone or a camera', () => {
    expect(DeviceRequest.options.map(({ shape }) => shape.kind.value)).toEqual([
      'choose',
      'testTone',
      'restart',
    ]);
    for (const kind of ['open', 'setMicrophone', 'setCamera', 'unmute', 'listen'])
      expect(DeviceRequest.safeParse({ kind, on: true }).success).toBe(false);
    // Nor may anything be carried along with a request.
    const carried = { kind: 'choose', use: 'microphone', deviceId: null, on: true };
    expect(DeviceRequest.safeParse(carried).success).toBe(false);
  });

  it('opens no device that is closed, in a meeting', async () => {
    await conference.setMicrophone(false);
    await conference.setCamera(false);
    await conference.join('full');
    for (const request of every) ask(request);
    await settled();
    const { microphone, camera } = conference.local.view.getSnapshot();
    expect([microphone.on, camera.on]).toEqual([false, false]);
    expect(conference.local.track('microphone')?.enabled ?? false).toBe(false);
    expect(conference.local.track('camera')).toBeNull();
    const live = browser.tracks.filter((track) => track.readyState === 'live');
    expect(live.filter((track) => track.kind === 'video')).toEqual([]);
    expect(live.filter((track) => track.enabled)).toEqual([]);
  });

  it('is done at once, also when it is to be the browser’s own device again', async () => {
    signal.peers = [aPeer('anchau')];
    await conference.join('full');
    await conference.share('documentCamera');
    const speakers = () => FakeBrowser.sounds.map(({ sinkId }) => sinkId);
    const chooseAll = async (deviceId: string | null) => {
      const before = browser.wanted.length;
      for (const use of DeviceUse.options) ask({ kind: 'choose', use, deviceId });
      await settled();
      return browser.wanted.slice(before);
    };
    expect(JSON.stringify(await chooseAll('other-1'))).toContain('other-1');
    expect(speakers()).toEqual(['other-1']);
    // The microphone, the camera, and the one over the paper.
    const wanted = await chooseAll(null);
    expect(wanted).toHaveLength(3);
    expect(JSON.stringify(wanted)).not.toContain('other-1');
    expect(speakers()).toEqual(['']);
  });

  it('remembers what was chosen on the machine', () => {
    ask({ kind: 'choose', use: 'documentCamera', deviceId: 'paper' });
    expect(localStorage.getItem('nghi-su.devices')).toContain('paper');
  });
});

describe('what a machine tells of itself', () => {
  const parts = () => ({
    version: 'index-1',
    devices: conference.local.devices.view.getSnapshot(),
    permission: { microphone: 'granted', camera: 'granted' } as const,
  });
  const told = (level: number) =>
    meetingReport(parts(), {
      meetingId: MeetingId.parse('00000000-0000-4000-8000-000000000001'),
      conference: conference.state.getSnapshot(),
      local: conference.local.view.getSnapshot(),
      line: { quality: 'good', kbps: 900, receives: 'all', heldBack: [] },
      level,
    });

  it('has no level of a closed microphone, and cannot have one', async () => {
    await conference.setMicrophone(false);
    await conference.join('full');
    expect(told(0.7).microphone).toEqual({ state: 'closed' });
    const withLevel = { ...told(0), microphone: { state: 'closed', level: 0.7 } };
    expect(DeviceReport.safeParse(withLevel).success).toBe(false);
    await conference.setMicrophone(true);
    expect(told(0.7).microphone).toEqual({ state: 'open', level: 0.7 });
    expect(DeviceReport.safeParse(told(0.7)).success).toBe(true);
    const track = conference.local.track('microphone') as unknown as FakeTrack;
    track.mute(true);
    expect(told(0.7).microphone).toEqual({ state: 'mutedByDevice' });
    expect(DeviceReport.safeParse(told(0.7)).success).toBe(true);
  });

  it('is asked of no device while it waits', async () => {
    const report = waitingReport(parts());
    expect(report).toMatchObject({ microphone: { state: 'closed' }, camera: 'off' });
    expect(browser.wanted).toEqual([]);
  });
});
