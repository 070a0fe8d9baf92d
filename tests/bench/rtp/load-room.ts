import type { BareSfu } from './bare-sfu.ts';
import type { Generator, JoinOptions, RemotePeer } from './generator.ts';
import type { ProductSfu } from './product-sfu.ts';

/** What a peer of a room does. */
export type PeerKind = Pick<JoinOptions, 'sends' | 'feedback'> & { receives: boolean };

/** Joins at one moment: each is hard work for the generator, and DTLS waits only so long. */
const AT_ONCE = 8;

/** Brings peers of these kinds into a room of the product's engine, in this order. */
export async function fillProductRoom(
  { engine }: ProductSfu,
  key: string,
  generator: Generator,
  kinds: readonly PeerKind[],
): Promise<RemotePeer[]> {
  const room = await engine.openRoom(key);
  return fill(generator, kinds, engine.rtpCapabilities, (profile, n) =>
    room.admit(`${key}-${n}`, profile),
  );
}

/** Brings the same into bare mediasoup. */
export function fillBareRoom(
  sfu: BareSfu,
  { engine }: ProductSfu,
  generator: Generator,
  kinds: readonly PeerKind[],
): Promise<RemotePeer[]> {
  return fill(generator, kinds, engine.rtpCapabilities, (profile) => sfu.admit(profile));
}

async function fill(
  generator: Generator,
  kinds: readonly PeerKind[],
  routerRtpCapabilities: JoinOptions['routerRtpCapabilities'],
  admit: (
    profile: { sends: boolean; receives: boolean },
    n: number,
  ) => ReturnType<BareSfu['admit']>,
): Promise<RemotePeer[]> {
  const peers: RemotePeer[] = [];
  for (let at = 0; at < kinds.length; at += AT_ONCE)
    peers.push(
      ...(await Promise.all(
        kinds.slice(at, at + AT_ONCE).map(async ({ receives, sends, feedback }, n) => {
          const signalling = await admit({ sends: sends.length > 0, receives }, at + n);
          return generator.join(signalling, { routerRtpCapabilities, sends, feedback });
        }),
      )),
    );
  return peers;
}

/** So many of a kind. */
export function many(count: number, kind: PeerKind): PeerKind[] {
  return Array.from({ length: count }, () => kind);
}

/** As in a meeting: two speak, one into the other's words, and the rest are silent, but for the little that Opus sends then. */
export async function letTwoSpeak(peers: readonly RemotePeer[]): Promise<void> {
  await Promise.all(peers.map((peer, n) => peer.speakAt(n < 2 ? 30 : 127)));
}

/** A site that sends and sees. */
export const site = (feedback: boolean): PeerKind => ({
  sends: ['camera', 'microphone'],
  receives: true,
  feedback,
});
