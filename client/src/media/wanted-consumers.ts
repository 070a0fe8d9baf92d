import type { PictureSource } from './conference-state.ts';
import type { Peers } from './peers.ts';
import type { PictureChoice } from './picture-choice.ts';
import type { Receiver } from './receiver.ts';
import type { ShownConsumer } from './shown-reporter.ts';
import type { Tiles } from './tiles.ts';

/** The width assumed for pictures whose tiles are not laid out yet, and for how many of them. */
const FIRST_WIDTH_PX = 320;
const FIRST_PICTURES = 16;

/** A picture that a tile of the page shows. */
type Seen = ShownConsumer & { key: string; source: PictureSource };

/** What decides which picture comes where one alone does: the tile of who has the floor, and what flows already. */
export type Preferred = { floorKey: string | null; flowing: ReadonlySet<string> };

/**
 * Everything that is to flow now: all voices, and the pictures that are seen, as far as the person lets them come. While the page is
 * `layingOut` its first tiles, the first cameras flow already.
 */
export function wantedConsumers(
  receiver: Receiver,
  peers: Peers,
  tiles: Tiles,
  { layingOut, choice, ...preferred }: { layingOut: boolean; choice: PictureChoice } & Preferred,
): ShownConsumer[] {
  const voices = receiver
    .consumersOf('microphone')
    .map((consumerId) => ({ consumerId, widthPx: 0 }));
  const seen = tiles.seen().flatMap(({ key, source, widthPx }) => {
    const peer = peers.byKey(key);
    const received = peer && receiver.find(peer.peerId, source);
    return received ? [{ key, source, consumerId: received.offer.consumerId, widthPx }] : [];
  });
  if (choice === 'none') return voices;
  const most = choice === 'speaker' ? 1 : FIRST_PICTURES;
  if (seen.length > 0 || !layingOut) {
    const shown = choice === 'speaker' ? speakersPicture(seen, peers, preferred) : seen;
    return [...voices, ...shown.map(({ consumerId, widthPx }) => ({ consumerId, widthPx }))];
  }
  const cameras = receiver.consumersOf('camera').slice(0, most);
  return [...voices, ...cameras.map((consumerId) => ({ consumerId, widthPx: FIRST_WIDTH_PX }))];
}

/**
 * One camera alone: of who has the floor, else of who speaks, else the largest. Of equals the one that flows goes on, so that a pause
 * in a speech changes nothing. A screen or paper is nobody's face, and takes the most room on the line.
 */
function speakersPicture(
  seen: readonly Seen[],
  peers: Peers,
  { floorKey, flowing }: Preferred,
): Seen[] {
  const cameras = seen.filter(({ source }) => source === 'camera');
  const speaking = new Set(peers.view.getSnapshot().flatMap((p) => (p.speaking ? p.key : [])));
  const voices = cameras.filter(({ key }) => speaking.has(key));
  const widestPx = Math.max(...cameras.map(({ widthPx }) => widthPx));
  const widest = cameras.filter(({ widthPx }) => widthPx === widestPx);
  const equals = voices.length > 0 ? voices : widest;
  const one =
    cameras.find(({ key }) => key === floorKey) ??
    equals.find(({ consumerId }) => flowing.has(consumerId)) ??
    equals[0];
  return one ? [one] : [];
}
