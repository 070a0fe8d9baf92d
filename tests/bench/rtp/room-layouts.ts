import { fitGrid } from '#client/features/conference/fit-grid.ts';
import type { RemotePeer } from './generator.ts';
import type { Watched } from './load-peer.ts';

/** Widths in CSS pixels of the tiles of those that a site sees, the speaker first; those without a tile are not in it. */
export type Layout = { name: string; widthsPx(others: number): number[] };

/** What the middle of the meeting room leaves for pictures at 1440×900, in CSS pixels (MeetingRoom.module.css). */
const MIDDLE = { widthPx: 772, heightPx: 720, gapPx: 8 } as const;
/** Tiles of the strip below the speaker: four in a row, two rows, the last one tells how many more there are. */
const STRIP = { widthPx: 175, most: 8 } as const;
const SIDE_STRIP = { widthPx: 80, most: 8 } as const;
/** The speaker in the panel beside a document. */
const BESIDE_DOCUMENT_PX = 348;
/** The client tells widths in steps. */
const STEP_PX = 40;

const stepped = (widthPx: number) => Math.ceil(widthPx / STEP_PX) * STEP_PX;

function strip({ widthPx, most }: { widthPx: number; most: number }, others: number): number[] {
  const shown = others > most ? most - 1 : others;
  return Array.from({ length: shown }, () => stepped(widthPx));
}

/** All alike; one's own tile takes a place too. */
export const gallery: Layout = {
  name: 'gallery',
  widthsPx(others) {
    const { widthPx, heightPx, gapPx } = MIDDLE;
    const { tileWidthPx } = fitGrid(others + 1, widthPx, heightPx, gapPx);
    return Array.from({ length: others }, () => stepped(tileWidthPx));
  },
};

/** Who speaks large, the others in a strip below. */
export const speakerWithStrip: Layout = {
  name: 'speaker with strip',
  widthsPx: (others) => [stepped(MIDDLE.widthPx), ...strip(STRIP, others - 1)],
};

/** A document in the middle, who speaks beside it. */
export const documentWithSpeaker: Layout = {
  name: 'document with speaker',
  widthsPx: (others) => [stepped(BESIDE_DOCUMENT_PX), ...strip(SIDE_STRIP, others - 1)],
};

/** What a conference without any choice of layers would send. */
export const everythingAtFull: Layout = {
  name: 'everything at full',
  widthsPx: (others) => Array.from({ length: others }, () => 1280),
};

/** Lets each peer see the others by a layout and hear all of them. */
export async function layOut(
  peers: readonly RemotePeer[],
  layout: Layout,
  senders: readonly RemotePeer[] = peers,
): Promise<void> {
  await Promise.all(
    peers.map((peer) => {
      const others = senders.filter(({ key }) => key !== peer.key);
      const widths = layout.widthsPx(others.length);
      const wanted: Watched[] = others.flatMap(({ producers: { camera, microphone } }, n) => {
        const widthPx = widths[n];
        return [
          ...(camera === undefined || widthPx === undefined
            ? []
            : [{ producerId: camera, widthPx }]),
          ...(microphone === undefined ? [] : [{ producerId: microphone, widthPx: 0 }]),
        ];
      });
      return peer.watch(wanted);
    }),
  );
}
