import { randomUUID } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { UserId } from '#contract/ids.ts';
import type {
  MediaEngine,
  MediaPeer,
  MediaRoom,
  MediaTransportOffer,
} from '#media/media-engine.ts';
import type { Actor } from '#server/domain/actor.ts';
import { mediaRefusal } from './media-refusal.ts';
import type { Clock } from './ports/clock.ts';
import { type TurnSettings, turnCredentials } from './turn-credentials.ts';

/** The longest that a test lasts, in milliseconds: the pictures of ten seconds at the rate that pages send are 1.5 MB each way. */
const LASTS_MS = 15_000;
/** How many tests run at once on this server at most: each costs as much as a site that sends one layer. */
const MOST_AT_ONCE = 20;
/** How many tests an account may begin within `OFTEN_MS`. */
const MOST_OFTEN = 6;
const OFTEN_MS = 5 * 60_000;
/** Wide enough that the picture is not made smaller on its way back. */
const SHOWN_PX = 1280;

type Test = {
  testId: string;
  userId: UserId;
  room: MediaRoom;
  up: MediaPeer;
  down: MediaPeer;
  timer: NodeJS.Timeout;
};

type Opaque = Record<string, unknown>;

/** Lets a device measure its line over the very ways that sound and picture take. */
export type LineTestService = ReturnType<typeof createLineTestService>;

/** Makes the service: each test is a room of its own in the SFU with two peers, so that what one sends the other receives. */
export function createLineTestService(parts: {
  engine: MediaEngine;
  clock: Clock;
  turn: TurnSettings | null;
}) {
  const { engine, clock, turn } = parts;
  const tests = new Map<string, Test>();
  const begun = new Map<UserId, number[]>();
  let opening = 0;

  /** Counts a beginning; TOO_MANY with the seconds to wait where it would be one too many. */
  function takeTurn(userId: UserId): void {
    const now = clock.now().getTime();
    for (const [id, times] of begun)
      if (times.every((at) => at <= now - OFTEN_MS)) begun.delete(id);
    const lately = (begun.get(userId) ?? []).filter((at) => at > now - OFTEN_MS);
    const [oldest = now] = lately;
    if (lately.length >= MOST_OFTEN)
      throw refuse('TOO_MANY', 'line-test', {
        retryAfterSeconds: Math.max(1, Math.ceil((oldest + OFTEN_MS - now) / 1000)),
      });
    if (tests.size + opening >= MOST_AT_ONCE)
      throw refuse('TOO_MANY', 'line-test', { retryAfterSeconds: LASTS_MS / 1000 });
    begun.set(userId, [...lately, now]);
  }

  function end(test: Test): void {
    clearTimeout(test.timer);
    if (tests.delete(test.testId)) test.room.close();
  }

  function own(actor: Actor, testId: string): Test {
    const test = tests.get(testId);
    if (test?.userId !== actor.userId) throw refuse('NOT_FOUND', 'line-test');
    return test;
  }

  function offerOf(transport: MediaTransportOffer | null, userId: UserId) {
    if (!transport) throw new Error('a test goes both ways');
    if (!turn) return transport;
    return { ...transport, iceServers: [turnCredentials(turn, userId, clock.now())] };
  }

  async function open(userId: UserId): Promise<Test> {
    const testId = randomUUID();
    const room = await engine.openRoom(`line-test:${testId}`);
    try {
      const [up, down] = await Promise.all([
        room.admit('up', { sends: true, receives: false }),
        room.admit('down', { sends: false, receives: true }),
      ]);
      const timer = setTimeout(() => {
        const test = tests.get(testId);
        if (test) end(test);
      }, LASTS_MS);
      timer.unref();
      return { testId, userId, room, up, down, timer };
    } catch (error) {
      room.close();
      throw error;
    }
  }

  return {
    /** Opens both ways; the account's earlier test ends. TOO_MANY for who tests all the time. */
    async start({ userId }: Actor) {
      takeTurn(userId);
      for (const test of [...tests.values()]) if (test.userId === userId) end(test);
      opening += 1;
      try {
        const test = await asking(() => open(userId));
        tests.set(test.testId, test);
        return {
          testId: test.testId,
          routerRtpCapabilities: engine.rtpCapabilities,
          send: offerOf(test.up.send, userId),
          receive: offerOf(test.down.receive, userId),
        };
      } finally {
        opening -= 1;
      }
    },

    /** Connects the way of that transport. */
    async connect(actor: Actor, testId: string, transportId: string, dtlsParameters: Opaque) {
      const { up, down } = own(actor, testId);
      const peer = transportId === up.send?.id ? up : down;
      await asking(() => peer.connect(transportId, dtlsParameters));
    },

    /** Lets the device send its picture. */
    async send(actor: Actor, testId: string, rtpParameters: Opaque) {
      const { up } = own(actor, testId);
      const { producerId } = await asking(() =>
        up.produce({
          transportId: up.send?.id ?? '',
          source: 'camera',
          rtpParameters,
          paused: false,
          muted: false,
        }),
      );
      return { producerId };
    },

    /** Sends back what the device sends. */
    async receive(actor: Actor, testId: string, rtpCapabilities: Opaque) {
      const { up, down } = own(actor, testId);
      const producerIds = up.producers.map((producer) => producer.producerId);
      return asking(async () => {
        const [offer] = await down.consume(producerIds, rtpCapabilities);
        if (!offer) throw refuse('WRONG_STATE', 'line-test');
        await down.show([{ consumerId: offer.consumerId, widthPx: SHOWN_PX }]);
        const { consumerId, producerId, rtpParameters } = offer;
        return { consumerId, producerId, rtpParameters };
      });
    },

    /** Ends a test before its time. */
    async end(actor: Actor, testId: string) {
      end(own(actor, testId));
    },

    /** Ends all tests. */
    close() {
      for (const test of [...tests.values()]) end(test);
    },
  };
}

/** Asks the SFU; its failures become refusals. */
async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw mediaRefusal(error);
  }
}
