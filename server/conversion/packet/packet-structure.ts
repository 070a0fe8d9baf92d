import type { PacketPlan } from '#server/domain/packet-plan.ts';
import type { PdfObjects, PdfValue } from '../active-content.ts';
import { PdfReader } from '../pdf-pages.ts';
import { entryBox } from './contents-geometry.ts';

type Changes = Record<string, { value: PdfValue }>;

/** A text as qpdf's JSON writes it. */
const text = (words: string) => `u:${words}`;

/**
 * What makes a merged PDF a packet: bookmarks per item and document, links in the table of contents, its title and language. In
 * qpdf's JSON; `nextObject` is the first free number.
 */
export function packetStructure(
  objects: PdfObjects,
  nextObject: number,
  plan: PacketPlan,
  title: string,
): Changes {
  const reader = new PdfReader(objects);
  const pages = reader.pages();
  const catalog = reader.catalog();
  const changes: Changes = {};
  let next = nextObject;

  const add = (value: PdfValue): string => {
    const reference = `${next} 0 R`;
    next += 1;
    changes[`obj:${reference}`] = { value };
    return reference;
  };
  const to = (page: number): PdfValue => [
    pages[page - 1]?.reference ?? null,
    '/XYZ',
    null,
    null,
    null,
  ];

  /** Puts bookmarks below one that stands for them, and answers the first, the last and how many are seen when it opens. */
  function shelve(
    parent: string,
    marks: readonly { title: string; page: number; below: Mark[] }[],
  ) {
    const references = marks.map(() => add(null));
    marks.forEach((mark, index) => {
      const own = references[index] ?? '';
      const below = mark.below.length > 0 ? shelve(own, mark.below) : {};
      changes[`obj:${own}`] = {
        value: {
          '/Title': text(mark.title),
          '/Parent': parent,
          '/Dest': to(mark.page),
          ...(index > 0 && { '/Prev': references[index - 1] ?? null }),
          ...(index < marks.length - 1 && { '/Next': references[index + 1] ?? null }),
          ...below,
        },
      };
    });
    return {
      '/First': references[0] ?? null,
      '/Last': references.at(-1) ?? null,
      '/Count': marks.length,
    };
  }

  const outlines = add(null);
  changes[`obj:${outlines}`] = {
    value: { '/Type': '/Outlines', ...shelve(outlines, bookmarksOf(plan)) },
  };
  changes[`obj:${catalog.reference}`] = {
    value: {
      ...catalog.dictionary,
      '/Outlines': outlines,
      '/PageMode': '/UseOutlines',
      '/Lang': text('vi-VN'),
      '/ViewerPreferences': { '/DisplayDocTitle': true },
    },
  };
  for (let sheet = 0; sheet < plan.contentsPages; sheet += 1) {
    const page = pages[1 + sheet];
    if (!page) continue;
    const links = plan.contents.filter((entry) => entry.sheet === sheet && entry.page !== null);
    changes[`obj:${page.reference}`] = {
      value: {
        ...page.dictionary,
        '/Annots': links.map((entry) => ({
          '/Type': '/Annot',
          '/Subtype': '/Link',
          '/Rect': entryBox(entry),
          '/Border': [0, 0, 0],
          '/Dest': to(entry.page ?? 1),
        })),
      },
    };
  }
  const trailer = objects.trailer;
  const old = trailer && 'value' in trailer ? reader.dictionary(trailer.value) : {};
  const info = add({ '/Title': text(title), '/Creator': text('Nghị Sự') });
  changes.trailer = { value: { ...old, '/Info': info } };
  return changes;
}

type Mark = { title: string; page: number; below: Mark[] };

function bookmarksOf(plan: PacketPlan): Mark[] {
  const items = plan.items.flatMap(({ number, title, parts }) => {
    const [first] = parts;
    if (!first) return [];
    const below = parts.map((part) => ({ title: part.title, page: part.firstPage, below: [] }));
    return [{ title: `${number}. ${title}`, page: first.firstPage, below }];
  });
  return [{ title: 'Mục lục', page: 2, below: [] }, ...items];
}
