import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { LibraryFolderId, MeetingId, PaperRequestId } from '#contract/ids.ts';
import { MOST_LISTED, MOST_NOTIFICATIONS } from '#contract/list-limits.ts';
import { createLibraryStore } from '#server/db/library-store.ts';
import { createNotificationStore, writeNotice } from '#server/db/notifications.ts';
import { createNotificationService } from '#server/services/notification-service.ts';
import { systemClock as clock } from '#server/services/ports/clock.ts';
import { aPreparedMeeting, type PreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let meeting: PreparedMeeting;
const folderId = LibraryFolderId.parse(randomUUID());

beforeAll(async () => {
  meeting = await aPreparedMeeting(database.prisma, 'released');
  const unitId = meeting.secretary.unitId;
  await database.prisma.libraryFolder.create({ data: { id: folderId, unitId, name: 'Văn bản' } });
});

/** So many documents with a file each, of the folder or of the meeting's item. */
async function documents(count: number, home: { folderId: string } | { itemId: string }) {
  const ids = Array.from({ length: count }, () => randomUUID());
  await database.prisma.meetingDocument.createMany({
    data: ids.map((id, position) => ({ id, position, title: `Số ${position}`, ...home })),
  });
  await database.prisma.documentVersion.createMany({
    data: ids.map((documentId) => ({
      documentId,
      number: 1,
      fileName: 'a.pdf',
      fileKind: 'pdf',
      sizeBytes: 1,
      sha256: 'x',
      originalKey: 'x',
      pdfKey: 'x',
      state: 'ready',
      pageCount: 1,
      uploadedById: meeting.secretary.userId,
    })),
  });
}

describe('a list that ends before all that fits says so', () => {
  it('of a folder', async () => {
    const store = createLibraryStore(database);
    await documents(MOST_LISTED, { folderId });
    const full = await store.documentsIn([folderId], {});
    expect([full.documents.length, full.isCut]).toEqual([MOST_LISTED, false]);
    await documents(1, { folderId });
    const cut = await store.documentsIn([folderId], {});
    expect([cut.documents.length, cut.isCut]).toEqual([MOST_LISTED, true]);
  });

  it('of the papers of meetings', async () => {
    const store = createLibraryStore(database);
    await documents(MOST_LISTED, { itemId: meeting.itemId });
    const full = await store.papersOf([meeting.meetingId], {});
    expect([full.papers.length, full.isCut]).toEqual([MOST_LISTED, false]);
    await documents(1, { itemId: meeting.itemId });
    const cut = await store.papersOf([meeting.meetingId], {});
    expect([cut.papers.length, cut.isCut]).toEqual([MOST_LISTED, true]);
  });

  it('of notifications', async () => {
    const notifications = createNotificationStore(database);
    const service = createNotificationService({ notifications, clock });
    const tell = (times: number) =>
      database.prisma.$transaction(async (tx) => {
        for (let time = 0; time < times; time += 1) {
          const content = {
            kind: 'paperWithdrawn',
            requestId: PaperRequestId.parse(randomUUID()),
            meetingId: MeetingId.parse(meeting.meetingId),
            meetingTitle: 'Phiên họp',
            unitName: 'Huyện',
            title: 'Báo cáo',
          } as const;
          await writeNotice(tx, { to: [meeting.delegate.userId], content }, clock.now());
        }
      });
    await tell(MOST_NOTIFICATIONS);
    const full = await service.list(meeting.delegate);
    expect([full.newest.length, full.isCut]).toEqual([MOST_NOTIFICATIONS, false]);
    await tell(1);
    const cut = await service.list(meeting.delegate);
    expect([cut.newest.length, cut.isCut, cut.unread]).toEqual([
      MOST_NOTIFICATIONS,
      true,
      MOST_NOTIFICATIONS + 1,
    ]);
  });
});
