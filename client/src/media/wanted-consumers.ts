import type { Peers } from './peers.ts';
import type { PictureChoice } from './picture-choice.ts';
import type { Receiver } from './receiver.ts';
import type { ShownConsumer } from './shown-reporter.ts';
import type { Tiles } from './tiles.ts';

/** The width assumed for pictures whose tiles are not laid out yet, and for how many of them. */
const FIRST_WIDTH_PX = 320;
const FIRST_PICTURES = 16;

/**
 * Everything that is to flow now: all voices, and the pictures that are seen, as far as the person lets them come. While the page is
 * `layingOut` its first tiles, the first cameras flow already.
 */
export function wantedConsumers(
  receiver: Receiver,
  peers: Peers,
  tiles: Tiles,
  { layingOut, choice }: { layingOut: boolean; choice: PictureChoice },
): ShownConsumer[] {
  const voices = receiver
    .consumersOf('microphone')
    .map((consumerId) => ({ consumerId, widthPx: 0 }));
  const seen = tiles.seen().flatMap(({ key, source, widthPx }) => {
    const peer = peers.byKey(key);
    const received = peer && receiver.find(peer.peerId, source);
    return received ? [{ consumerId: received.offer.consumerId, widthPx }] : [];
  });
  if (choice === 'none') return voices;
  const most = choice === 'speaker' ? 1 : FIRST_PICTURES;
  if (seen.length > 0 || !layingOut)
    return [...voices, ...(choice === 'speaker' ? largest(seen) : seen)];
  const cameras = receiver.consumersOf('camera').slice(0, most);
  return [...voices, ...cameras.map((consumerId) => ({ consumerId, widthPx: FIRST_WIDTH_PX }))];
}

/** The picture of who speaks is the largest on every page. */
function largest(seen: readonly ShownConsumer[]): ShownConsumer[] {
  return seen.toSorted((a, b) => b.widthPx - a.widthPx).slice(0, 1);
}
