import { seeded } from '#tests/support/carry/seeded.ts';
import { type DirectionSettings, LineDirection } from './line-direction.ts';
import { openTcpRelay } from './tcp-relay.ts';
import { openUdpRelay } from './udp-relay.ts';

/** A line both of whose directions are alike. */
export type LineSettings = DirectionSettings;

/** A line so wide that nothing is felt of it. */
export const WIDE: LineSettings = { kbps: 100_000, delayMs: 1, jitterMs: 0, loss: 0 };

/** The relays' ports by the port behind them. */
export type MediaRelays = Record<number, { udp: number; tcp: number }>;

/** A line between one browser and the product: the web server and the media ports behind it share its rate. */
export type ImpairedLine = {
  /** Stands before the web server. */
  webPort: number;
  /** What stands before each of the media workers' ports. */
  media: MediaRelays;
  /** Makes the line another one from now on. */
  set(settings: LineSettings): void;
  /** What passed so far in each direction. */
  counts(): { up: LineDirection['counts']; down: LineDirection['counts'] };
  /** Gives the browser another address, as seen by the server. */
  changeAddress(): void;
  close(): void;
};

/** Opens relays before the product's ports. The same seed loses the same packets, as far as they come in the same order. */
export async function openImpairedLine(
  targets: { webPort: number; mediaPorts: readonly number[] },
  seed: number,
): Promise<ImpairedLine> {
  const up = new LineDirection(WIDE, seeded(seed).next);
  const down = new LineDirection(WIDE, seeded(seed + 1).next);
  const line = { up, down };
  const web = await openTcpRelay(targets.webPort, line);
  const relays = await Promise.all(
    targets.mediaPorts.map(async (port) => ({
      port,
      udp: await openUdpRelay(port, line),
      tcp: await openTcpRelay(port, line),
    })),
  );
  return {
    webPort: web.port,
    media: Object.fromEntries(
      relays.map(({ port, udp, tcp }) => [port, { udp: udp.port, tcp: tcp.port }]),
    ),
    set(settings) {
      up.settings = settings;
      down.settings = settings;
    },
    counts: () => structuredClone({ up: up.counts, down: down.counts }),
    changeAddress() {
      for (const { udp } of relays) udp.rebind();
    },
    close() {
      for (const part of [web, up, down, ...relays.flatMap(({ udp, tcp }) => [udp, tcp])])
        part.close();
    },
  };
}
