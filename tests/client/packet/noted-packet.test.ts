import { describe, expect, test } from 'vitest';
import {
  makeNotedPacket,
  type NotedPacketPorts,
  type NotedPacketStage,
} from '#client/features/packet/noted-packet.ts';
import { largestPacket, PacketTooLarge } from '#client/features/packet/packet-limit.ts';
import { onPacketPages } from '#client/features/packet/packet-pages.ts';
import type { PrivateAnnotation } from '#client/features/viewer/notes/annotation-store.ts';
import { AgendaItemId, AnnotationId, DocumentId, VersionId } from '#contract/ids.ts';

const id = (digit: number) => `${digit}d444840-9dc0-41d1-b245-5ffdce74fad2`;
const itemId = AgendaItemId.parse(id(1));

function aDocument(digit: number, firstPage: number, pageCount: number) {
  const [documentId, versionId] = [DocumentId.parse(id(digit)), VersionId.parse(id(digit))];
  return { itemId, documentId, versionId, title: `Tài liệu ${digit}`, firstPage, pageCount };
}

function aNote(digit: number, page: number): PrivateAnnotation {
  const annotationId = AnnotationId.parse(id(digit));
  return { annotationId, page, body: { kind: 'note', x: 10, y: 20, text: 'Hỏi lại' } };
}

const report = aDocument(2, 3, 4);
const paper = aDocument(3, 7, 2);

/** A packet of two documents, of which the second carries notes; `keys` are the packets that the fetches bring, one after another. */
function aPacket({ sizeBytes = 1000, keys = ['now'] } = {}) {
  const written: PrivateAnnotation[][] = [];
  const asked: VersionId[] = [];
  const fetched = [...keys];
  const ports: NotedPacketPorts = {
    make: async () => ({ sizeBytes }),
    contents: async () => ({
      key: 'now',
      fileName: 'Tập tài liệu.pdf',
      pageCount: 8,
      documents: [report, paper],
      leftOut: [],
    }),
    fetch: async (onBytes) => {
      onBytes(400);
      return { pdf: new ArrayBuffer(8), etag: `"${fetched.shift() ?? 'gone'}-reader"` };
    },
    notedVersions: async () => [paper.versionId],
    notesOf: async (versionId) => {
      asked.push(versionId);
      return { annotations: [aNote(5, 1), aNote(6, 2)], unreadable: 3 };
    },
    write: async (_pdf, annotations) => {
      written.push([...annotations]);
      return new Blob(['%PDF']);
    },
    limitBytes: 5000,
  };
  return { ports, written, asked };
}

describe('a packet with one’s own notes', () => {
  test('carries them on the pages where the document stands in it, and asks of no other document', async () => {
    const { ports, written, asked } = aPacket();
    const stages: NotedPacketStage[] = [];
    const made = await makeNotedPacket(ports, (stage) => stages.push(stage));
    expect(made).toMatchObject({ noteCount: 2, documentCount: 1, unreadable: 3 });
    expect(written).toEqual([[aNote(5, 7), aNote(6, 8)]]);
    expect(asked).toEqual([paper.versionId]);
    expect(stages.map(({ kind }) => kind)).toEqual([
      'making',
      'reading',
      'fetching',
      'fetching',
      'writing',
    ]);
    expect(stages).toContainEqual({ kind: 'fetching', done: 400, total: 1000 });
  });

  test('is not fetched when it is too large for the device', async () => {
    const { ports, written, asked } = aPacket({ sizeBytes: 5001 });
    const making = makeNotedPacket(ports, () => undefined);
    await expect(making).rejects.toThrow(PacketTooLarge);
    await expect(making).rejects.toMatchObject({ sizeBytes: 5001, limitBytes: 5000 });
    expect([written, asked]).toEqual([[], []]);
  });

  test('is asked for anew when a document was replaced meanwhile: no note lands on another’s page', async () => {
    const { ports, written } = aPacket({ keys: ['before', 'now'] });
    await makeNotedPacket(ports, () => undefined);
    expect(written).toHaveLength(1);
  });

  test('is given up when it changes each time', async () => {
    const { ports, written } = aPacket({ keys: [] });
    await expect(makeNotedPacket(ports, () => undefined)).rejects.toThrow('changed');
    expect(written).toEqual([]);
  });
});

test('a note on a page that the document has not is not put on the next document’s', () => {
  expect(onPacketPages(report, [aNote(1, 4), aNote(2, 5)])).toEqual([aNote(1, 6)]);
});

test.each([
  [undefined, 100],
  [1, 50],
  [2, 50],
  [4, 120],
  [8, 250],
])('a device with %s GB takes on packets of %i MB', (memoryGb, megabytes) => {
  expect(largestPacket(memoryGb)).toBe(megabytes * 1_000_000);
});
