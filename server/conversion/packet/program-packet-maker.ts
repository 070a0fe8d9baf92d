import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { refuse } from '#contract/errors.ts';
import { footersOf } from '#server/domain/packet-plan.ts';
import type { PacketMaker } from '#server/services/ports/packet-maker.ts';
import { createTurns } from '#server/services/turns.ts';
import type { Workshop } from '../workshop.ts';
import { coverContent, SHEET } from './cover.ts';
import type { DrawOrder } from './draw-packet.ts';
import type { PacketFonts } from './packet-fonts.ts';
import { aboutComment, coverUpdate, endOf, type PacketAbout, readAbout } from './packet-tail.ts';

const DRAWER = fileURLToPath(new URL('./draw-packet.ts', import.meta.url));
const STRUCTURER = fileURLToPath(new URL('./structure-packet.ts', import.meta.url));
/** One packet at a time: merging hundreds of pages takes a core and much of the disk. */
const AT_ONCE = 1;

type Packet = Parameters<PacketMaker['make']>[0];

/** Makes packets with qpdf, which must be on PATH, and pdf-lib. */
export function createProgramPacketMaker(workshop: Workshop): PacketMaker {
  const turns = createTurns(AT_ONCE);
  let fonts: Promise<PacketFonts> | null = null;
  const ownFonts = () => {
    fonts ??= loadedFonts();
    return fonts;
  };

  return {
    make: (packet, target) =>
      turns.run(() =>
        workshop.inOwnFolder(async (own) => {
          const make = makerIn(own, workshop);
          const made = await merged(packet, own, make);
          await appendFile(made, aboutComment(await aboutOf(made, packet, own, make)));
          await rename(made, target);
        }),
      ),
    async personalise(path, reader) {
      const { about, size } = await readAbout(path);
      return coverUpdate(about, size, coverContent(await ownFonts(), about.cover, reader));
    },
  };
}

/** The fonts alone; what draws them is loaded with the first packet. */
async function loadedFonts(): Promise<PacketFonts> {
  const [{ PDFDocument }, packetFonts] = await Promise.all([
    import('pdf-lib'),
    import('./packet-fonts.ts'),
  ]);
  return packetFonts.PacketFonts.into(await PDFDocument.create());
}

type Make = (program: string, ...args: string[]) => Promise<string>;

function makerIn(own: string, workshop: Workshop): Make {
  return async (program, ...args) => {
    const { code, stdout } = await workshop.run(own, program, args);
    // qpdf ends with 3 when it mended something on its way: the result is whole.
    if (code !== 0 && code !== 3) throw refuse('UNAVAILABLE', 'packet-not-made');
    return stdout;
  };
}

/** Merges the documents behind the front pages, gives it its structure, and writes the foot of each page over it. */
async function merged({ plan, cover, sources }: Packet, own: string, make: Make): Promise<string> {
  const at = (name: string) => join(own, name);
  const frontSizes = Array.from({ length: 1 + plan.contentsPages }, () => ({
    widthPt: SHEET.width,
    heightPt: SHEET.height,
  }));
  const sizes = [...frontSizes, ...sources.flatMap((source) => source.sizes)];
  const footers = footersOf(plan);
  const order: DrawOrder = {
    cover,
    contents: plan.contents,
    contentsPages: plan.contentsPages,
    // The cover has no foot and is not written over: its content stands alone.
    feet: sizes.slice(1).map(({ widthPt, heightPt }, index) => ({
      text: footers[index + 1] ?? null,
      widthPt,
      heightPt,
    })),
  };
  await writeFile(at('order.json'), JSON.stringify(order));
  await make(execPath, DRAWER, at('order.json'), at('front.pdf'), at('feet.pdf'));
  const paths = sources.map(({ path }) => path);
  await make('qpdf', '--empty', '--pages', at('front.pdf'), ...paths, '--', at('merged.pdf'));
  await make(
    'qpdf',
    '--json-output',
    '--json-stream-data=none',
    at('merged.pdf'),
    at('merged.json'),
  );
  await writeFile(
    at('plan.json'),
    JSON.stringify({ plan, title: `Tập tài liệu: ${cover.meetingTitle}` }),
  );
  await make(execPath, STRUCTURER, at('merged.json'), at('plan.json'), at('changes.json'));
  await make(
    'qpdf',
    at('merged.pdf'),
    `--update-from-json=${at('changes.json')}`,
    ...['--overlay', at('feet.pdf'), '--to=2-z', '--'],
    '--object-streams=generate',
    at('packet.pdf'),
  );
  return at('packet.pdf');
}

/** Finds the objects of a finished packet that an update of its cover refers to. */
async function aboutOf(
  path: string,
  { cover }: Packet,
  own: string,
  make: Make,
): Promise<PacketAbout> {
  const list = join(own, 'pages.json');
  await make('qpdf', '--json', '--json-key=pages', path, list);
  const { pages }: { pages: { contents: string[] }[] } = JSON.parse(await readFile(list, 'utf8'));
  const trailer = await make('qpdf', '--show-object=trailer', path);
  const { end } = await endOf(path, 1024);
  const [first = '', second = ''] = [...trailer.matchAll(/<([0-9a-f]{32})>/g)].map(([, id]) => id);
  return {
    cover,
    coverObject: figure(pages[0]?.contents[0], /^(\d+) 0 R/),
    rootObject: figure(trailer, /\/Root (\d+) 0 R/),
    infoObject: figure(trailer, /\/Info (\d+) 0 R/),
    objectCount: figure(trailer, /\/Size (\d+)/),
    id: [first, second],
    startXref: figure(end.toString('latin1'), /startxref\s+(\d+)\s+%%EOF\s*$/),
  };
}

function figure(text: string | undefined, pattern: RegExp): number {
  const found = pattern.exec(text ?? '')?.[1];
  if (found === undefined) throw refuse('UNAVAILABLE', 'packet-not-made');
  return Number(found);
}
