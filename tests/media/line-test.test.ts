import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineMeasurement } from '#client/media/line-samples.ts';
import { createMediasoupEngine } from '#media/mediasoup/mediasoup-engine.ts';
import { createLineTestService } from '#server/services/line-test-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import type { TurnSettings } from '#server/services/turn-credentials.ts';
import { anActor } from './support/a-conference.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import type { Network } from './support/line-page.ts';
import { Relay } from './support/relay.ts';

const engine = createMediasoupEngine({
  workers: 1,
  listen: [{ ip: '127.0.0.1' }],
  ...(process.env.MEDIASOUP_WORKER_BIN ? { workerBin: process.env.MEDIASOUP_WORKER_BIN } : {}),
  log: { info: () => {}, warn: () => {}, error: () => {} },
});
let devices: BrowserDevices;

beforeAll(async () => {
  await engine.ready;
  devices = await openBrowserDevices('line-page.ts', ['--ignore-certificate-errors']);
}, 120_000);

afterAll(async () => {
  await devices.close();
  await engine.close();
});

/** Measures from a page; `noUdp` is a network that lets no UDP through, so the page is told of the TCP addresses alone. */
async function measure(
  network: Network,
  turn: TurnSettings | null = null,
): Promise<LineMeasurement | null> {
  const service = createLineTestService({ engine, clock: systemClock, turn });
  const actor = anActor();
  type Input = { testId: string; transportId: string } & Record<
    'dtlsParameters' | 'rtpParameters' | 'rtpCapabilities',
    Record<string, unknown>
  >;
  const passed = <T extends { iceCandidates: Record<string, unknown>[] }>(transport: T): T =>
    network === 'noUdp'
      ? {
          ...transport,
          iceCandidates: transport.iceCandidates.filter(({ protocol }) => protocol === 'tcp'),
        }
      : transport;
  const { page } = await devices.open(async (name, input) => {
    const { testId, transportId, dtlsParameters, rtpParameters, rtpCapabilities } = input as Input;
    switch (name) {
      case 'start': {
        const started = await service.start(actor);
        return { ...started, send: passed(started.send), receive: passed(started.receive) };
      }
      case 'connect':
        return service.connect(actor, testId, transportId, dtlsParameters);
      case 'send':
        return service.send(actor, testId, rtpParameters);
      case 'receive':
        return service.receive(actor, testId, rtpCapabilities);
      default:
        return service.end(actor, testId);
    }
  });
  try {
    return await page.evaluate(
      (wanted) =>
        (
          window as unknown as { measure(network: Network): Promise<LineMeasurement | null> }
        ).measure(wanted),
      network,
    );
  } finally {
    await page.close();
    service.close();
  }
}

describe('the line test through the real SFU', () => {
  it('goes over UDP where it may, and leaves no room behind', async () => {
    const line = await measure('open');
    expect(line).toMatchObject({ way: 'udp' });
    expect(line?.downKbps).toBeGreaterThan(0);
    expect(line?.upKbps).toBeGreaterThan(0);
    expect(engine.counts()).toMatchObject({ rooms: 0, peers: 0, producers: 0 });
  }, 60_000);

  it('goes over TCP where UDP is blocked', async () => {
    expect(await measure('noUdp')).toMatchObject({ way: 'tcp' });
  }, 60_000);

  it('comes to no connection where nothing gets through', async () => {
    expect(await measure('relayOnly')).toBeNull();
  }, 60_000);
});

describe('over the relay', () => {
  const relay = new Relay();
  beforeAll(() => relay.start(), 60_000);
  afterAll(() => relay.close());

  it.each([
    ['UDP', 'relayUdp'],
    ['TCP', 'relayTcp'],
    ['TLS', 'relayTls'],
  ] as const)(
    'goes by %s',
    async (_, way) => {
      expect(await measure('relayOnly', relay.settings(way))).toMatchObject({ way });
    },
    60_000,
  );
});
