import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { AgendaItemId, type DocumentId, VersionId } from '#contract/ids.ts';
import { createDocumentOrderStore } from '#server/db/document-order-store.ts';
import { createDocumentStore } from '#server/db/document-store.ts';
import { createLibraryStore } from '#server/db/library-store.ts';
import { createDocumentChanges } from '#server/services/document-changes.ts';
import { createDocumentOrderService } from '#server/services/document-order-service.ts';
import { createLibraryAccess } from '#server/services/library-access.ts';
import { aPreparedMeeting, type PreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const now = new Date('2026-11-26T01:00:00Z');
const clock = { now: () => now };
let meeting: PreparedMeeting;
let second: AgendaItemId;
let reframed: number;

const refusal = (code: string, reason: string) =>
  expect.objectContaining({ body: expect.objectContaining({ code, reason }) });

function orders() {
  const { access, view } = meetingServices(database, clock);
  const documents = createDocumentStore(database);
  const framing = {
    reframe: async () => {
      reframed += 1;
    },
  };
  return createDocumentOrderService({
    access,
    changes: createDocumentChanges({
      access,
      library: createLibraryAccess({ folders: createLibraryStore(database) }),
      documents,
      framing,
    }),
    orders: createDocumentOrderStore(database),
    view,
  });
}

async function aDocument(itemId: AgendaItemId, position: number, title: string) {
  const { id } = await database.prisma.meetingDocument.create({
    data: {
      itemId,
      position,
      title,
      versions: {
        create: {
          id: VersionId.parse(randomUUID()),
          number: 1,
          fileName: `${title}.pdf`,
          fileKind: 'pdf',
          sizeBytes: 1,
          sha256: '',
          originalKey: '',
          uploadedById: meeting.secretary.userId,
        },
      },
    },
  });
  return id as DocumentId;
}

/** The titles of each item's documents as they are stored. */
async function stored(): Promise<string[]> {
  const items = await database.prisma.agendaItem.findMany({
    where: { meetingId: meeting.meetingId },
    orderBy: { position: 'asc' },
    include: {
      documents: { where: { removedAt: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }] },
    },
  });
  return items.map(({ documents }) => documents.map(({ title }) => title).join(''));
}

let [a, b, c, d] = [] as unknown as [DocumentId, DocumentId, DocumentId, DocumentId];

beforeEach(async () => {
  meeting = await aPreparedMeeting(database.prisma, 'released');
  const item = await database.prisma.agendaItem.create({
    data: { meetingId: meeting.meetingId, position: 1, title: 'Nội dung hai' },
  });
  second = AgendaItemId.parse(item.id);
  a = await aDocument(meeting.itemId, 0, 'a');
  b = await aDocument(meeting.itemId, 1, 'b');
  c = await aDocument(meeting.itemId, 2, 'c');
  d = await aDocument(second, 0, 'd');
  reframed = 0;
});

it('orders the documents of an item, and tells those who are in the meeting', async () => {
  const order = { version: 1, documentIds: [c, a, b] };
  const answer = await orders().reorder(meeting.secretary, meeting.itemId, order);
  expect(await stored()).toEqual(['cab', 'd']);
  expect(answer.items[0]).toMatchObject({ documentOrder: 2 });
  expect(reframed).toBe(1);
});

it('of two who order at once one is refused and shown the order of the other', async () => {
  const reorder = (documentIds: DocumentId[]) =>
    orders().reorder(meeting.secretary, meeting.itemId, { version: 1, documentIds });
  const outcomes = await Promise.allSettled([reorder([c, a, b]), reorder([b, c, a])]);
  const refused = outcomes.find(({ status }) => status === 'rejected');
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(refused).toMatchObject({
    reason: {
      body: {
        code: 'STALE_VERSION',
        reason: 'order-changed',
        current: { items: [{ documentOrder: 2 }, {}] },
      },
    },
  });
});

it('an order that leaves out a paper, names one twice or a foreign one changes nothing', async () => {
  for (const documentIds of [
    [a, b],
    [a, b, b],
    [a, b, d],
    [a, b, c, d],
  ])
    await expect(
      orders().reorder(meeting.secretary, meeting.itemId, { version: 1, documentIds }),
    ).rejects.toEqual(refusal('CONFLICT', 'documents-changed'));
  expect(await stored()).toEqual(['abc', 'd']);
});

it('moves a document to a place in another item', async () => {
  await orders().move(meeting.secretary, b, { version: 1, itemId: second, place: 0 });
  expect(await stored()).toEqual(['ac', 'bd']);
  await orders().move(meeting.secretary, a, { version: 1, itemId: second, place: 99 });
  expect(await stored()).toEqual(['c', 'bda']);
  expect(reframed).toBe(2);
});

it('moves that cross between two items both arrive', async () => {
  await Promise.all([
    orders().move(meeting.secretary, a, { version: 1, itemId: second, place: 0 }),
    orders().move(meeting.chair, d, { version: 1, itemId: meeting.itemId, place: 0 }),
  ]);
  expect((await stored()).map((titles) => [...titles].toSorted().join(''))).toEqual(['bcd', 'a']);
});

it('a document that somebody else has changed, moved or removed is not moved', async () => {
  const move = () => orders().move(meeting.secretary, a, { version: 1, itemId: second, place: 0 });
  await move();
  await expect(move()).rejects.toEqual(refusal('STALE_VERSION', 'order-changed'));
  await database.prisma.agendaItem.update({ where: { id: second }, data: { removedAt: now } });
  await expect(
    orders().move(meeting.secretary, b, { version: 1, itemId: second, place: 0 }),
  ).rejects.toEqual(
    expect.objectContaining({ body: expect.objectContaining({ code: 'NOT_FOUND' }) }),
  );
});

it('keeps papers inside of their meeting, from who may not upload, and as they were once it is over', async () => {
  const elsewhere = await aPreparedMeeting(database.prisma, 'released');
  const to = { version: 1, itemId: elsewhere.itemId, place: 0 };
  await expect(orders().move(meeting.secretary, a, to)).rejects.toEqual(
    refusal('NOT_FOUND', 'agenda-item'),
  );
  const order = { version: 1, documentIds: [c, a, b] };
  await expect(orders().reorder(meeting.delegate, meeting.itemId, order)).rejects.toEqual(
    refusal('FORBIDDEN', 'document.upload'),
  );
  await meeting.setPhase('ended');
  const over = refusal('WRONG_STATE', 'meeting-ended');
  await expect(orders().reorder(meeting.secretary, meeting.itemId, order)).rejects.toEqual(over);
  await expect(
    orders().move(meeting.secretary, a, { version: 1, itemId: second, place: 0 }),
  ).rejects.toEqual(over);
  expect(await stored()).toEqual(['abc', 'd']);
});
