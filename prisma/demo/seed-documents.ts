import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { AgendaItemId } from '#contract/ids.ts';
import type { PrismaClient } from '#server/db/generated/client.ts';
import type { DocumentDetailsService } from '#server/services/document-details-service.ts';
import type { DocumentService } from '#server/services/document-service.ts';
import { SECRETARY } from './demo-actor.ts';
import { demoId } from './demo-id.ts';
import type { DemoMeeting } from './meetings.ts';
import { makePaper, paperDetails } from './papers/make-paper.ts';

const CONVERSION_TIMEOUT_MS = 180_000;

/** What papers are brought in through. */
export type SeedDocumentParts = {
  prisma: PrismaClient;
  documents: Pick<DocumentService, 'upload'>;
  details: Pick<DocumentDetailsService, 'describe' | 'kinds'>;
};

/** Uploads the papers of a meeting as its secretary would, unless they are there. */
export async function seedDocuments(parts: SeedDocumentParts, meeting: DemoMeeting): Promise<void> {
  const { prisma, documents, details } = parts;
  const kinds = await details.kinds();
  for (const item of meeting.items) {
    const itemId = AgendaItemId.parse(demoId(`item ${meeting.key} ${item.key}`));
    const there = await prisma.meetingDocument.findMany({
      where: { itemId, requestId: null },
      select: { title: true },
    });
    for (const { key, title, fileName } of item.papers) {
      if (there.some((d) => d.title === title)) continue;
      // Taken in but not named yet, when the last start was interrupted between the two.
      await prisma.meetingDocument.deleteMany({
        where: { itemId, requestId: null, versions: { some: { fileName } } },
      });
      const bytes = await makePaper(key, fileName, meeting.startsAt);
      const { documentId, version } = await documents.upload(SECRETARY, itemId, {
        fileName,
        content: Readable.from([bytes]),
      });
      const described = paperDetails(key, meeting.startsAt, kinds);
      await details.describe(SECRETARY, documentId, { version, title, details: described });
    }
  }
}

/** Waits until no paper of the demo meetings is being converted any more; true when that came about in time. */
export async function waitForConversion(
  prisma: PrismaClient,
  meetingIds: readonly string[],
): Promise<boolean> {
  const deadline = Date.now() + CONVERSION_TIMEOUT_MS;
  for (;;) {
    const item = { meetingId: { in: [...meetingIds] } };
    const waiting = await prisma.documentVersion.count({
      where: {
        state: { in: ['queued', 'converting'] },
        document: { OR: [{ item }, { request: { item } }] },
      },
    });
    if (waiting === 0) return true;
    if (Date.now() > deadline) return false;
    await delay(150);
  }
}
