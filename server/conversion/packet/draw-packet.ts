/**
 * A program of its own, since a packet may have thousands of pages: draws the cover and the table of contents, and a sheet with the
 * foot of each page. Arguments: the order's path (`DrawOrder`), the paths of the front pages and of the feet.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { CONTENTS_LINES, type ContentsEntry } from '#server/domain/packet-plan.ts';
import type { PacketCover } from '#server/services/ports/packet-maker.ts';
import { CONTENTS_FIRST_LINE, CONTENTS_LEADING, INDENT } from './contents-geometry.ts';
import { ContentWriter, coverContent, SHEET, TEXT } from './cover.ts';
import { PacketFonts, type TextLook } from './packet-fonts.ts';

/** What is to be drawn. A foot is null where the page has none; sizes are in points. */
export type DrawOrder = {
  cover: PacketCover;
  contents: readonly ContentsEntry[];
  contentsPages: number;
  feet: readonly { text: string | null; widthPt: number; heightPt: number }[];
};

const TITLE: TextLook = { face: 'bold', size: 16 };
const FOOT: TextLook = { face: 'regular', size: 9 };

/** A page with content written for it. The cover's stream stands alone and unpacked: what comes after may take its place. */
function addPage(
  document: PDFDocument,
  size: [number, number],
  fonts: PacketFonts,
  content: Buffer,
) {
  const page = document.addPage(size);
  const stream = PDFRawStream.of(document.context.obj({ Length: content.length }), content);
  page.node.set(PDFName.of('Contents'), document.context.register(stream));
  page.node.set(PDFName.of('Resources'), document.context.obj({ Font: fonts.resources() }));
}

function contentsSheet(
  fonts: PacketFonts,
  entries: readonly ContentsEntry[],
  isFirst: boolean,
): Buffer {
  const out = new ContentWriter(fonts);
  if (isFirst)
    out.centred('MỤC LỤC', TITLE, { middle: (TEXT.left + TEXT.right) / 2, width: 400 }, TEXT.top);
  for (const { kind, lines, page, line } of entries) {
    const look: TextLook = { face: kind === 'item' ? 'bold' : 'regular', size: 13 };
    const x = TEXT.left + (kind === 'item' ? 0 : INDENT);
    // Below its number an item's title stands in like its documents.
    const xOf = (index: number) => (index === 0 ? x : TEXT.left + INDENT);
    lines.forEach((text, index) => {
      out.line(text, look, xOf(index), CONTENTS_FIRST_LINE - (line + index) * CONTENTS_LEADING);
    });
    if (page === null) continue;
    const last = CONTENTS_FIRST_LINE - (line + lines.length - 1) * CONTENTS_LEADING;
    const number = String(page);
    const numberX = TEXT.right - fonts.widthOf(number, look);
    out.line(number, look, numberX, last);
    const from = xOf(lines.length - 1) + fonts.widthOf(lines.at(-1) ?? '', look) + 6;
    const dots = Math.floor((numberX - 6 - from) / fonts.widthOf('.', look));
    if (dots > 2) out.line('.'.repeat(dots), { face: 'regular', size: 13 }, from, last);
  }
  return out.bytes();
}

async function front({ cover, contents, contentsPages }: DrawOrder): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const fonts = await PacketFonts.into(document);
  const size: [number, number] = [SHEET.width, SHEET.height];
  addPage(document, size, fonts, coverContent(fonts, cover, null));
  for (let sheet = 0; sheet < contentsPages; sheet += 1) {
    const entries = contents.filter(
      (entry) => entry.sheet === sheet && entry.line < CONTENTS_LINES,
    );
    addPage(document, size, fonts, contentsSheet(fonts, entries, sheet === 0));
  }
  return document.save();
}

async function feet({ feet: all }: DrawOrder): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const fonts = await PacketFonts.into(document, { subset: true });
  for (const { text, widthPt, heightPt } of all) {
    const out = new ContentWriter(fonts);
    if (text !== null) {
      const size = Math.min(FOOT.size, (FOOT.size * (widthPt - 40)) / fonts.widthOf(text, FOOT));
      const look = { ...FOOT, size };
      out.line(text, look, widthPt - 20 - fonts.widthOf(text, look), 14);
    }
    addPage(document, [widthPt, heightPt], fonts, out.bytes());
  }
  return document.save();
}

const [, , orderPath = '', frontPath = '', feetPath = ''] = argv;
const order: DrawOrder = JSON.parse(readFileSync(orderPath, 'utf8'));
writeFileSync(frontPath, await front(order));
writeFileSync(feetPath, await feet(order));
