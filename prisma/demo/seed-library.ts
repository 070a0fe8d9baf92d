import { Readable } from 'node:stream';
import { LibraryFolderId } from '#contract/ids.ts';
import type { PrismaClient } from '#server/db/generated/client.ts';
import type { DocumentDetailsService } from '#server/services/document-details-service.ts';
import type { LibraryService } from '#server/services/library-service.ts';
import { SECRETARY } from './demo-actor.ts';
import { demoId } from './demo-id.ts';
import { DEMO_LIBRARY } from './library.ts';
import { makePaper, paperDetails } from './papers/make-paper.ts';

const DAY_MS = 24 * 3_600_000;

/** What the library is filled through. */
export type SeedLibraryParts = {
  prisma: PrismaClient;
  library: Pick<LibraryService, 'addFolder' | 'upload'>;
  details: Pick<DocumentDetailsService, 'describe' | 'kinds'>;
};

/**
 * Makes the folders of the district and puts their papers in, as its secretary would, unless they are there. They are converted
 * behind the start, which does not wait for them. `now` is when the running meeting begins.
 */
export async function seedLibrary(parts: SeedLibraryParts, now: Date): Promise<void> {
  const { prisma, library, details } = parts;
  const kinds = await details.kinds();
  for (const { key: folderKey, name, papers } of DEMO_LIBRARY) {
    const folderId = LibraryFolderId.parse(demoId(`folder ${folderKey}`));
    const folder = { folderId, unitId: SECRETARY.unitId, name, parentId: null, audience: [] };
    await library.addFolder(SECRETARY, folder);
    const there = await prisma.meetingDocument.findMany({
      where: { folderId },
      select: { title: true },
    });
    for (const { key, title, fileName, issuedDaysBefore } of papers) {
      if (there.some((document) => document.title === title)) continue;
      // Taken in but not named yet, when the last start was interrupted between the two.
      await prisma.meetingDocument.deleteMany({
        where: { folderId, versions: { some: { fileName } } },
      });
      const date = new Date(now.getTime() - (issuedDaysBefore ?? 0) * DAY_MS);
      const { documentId, version } = await library.upload(SECRETARY, folderId, {
        fileName,
        content: Readable.from([await makePaper(key, fileName, date)]),
      });
      const described = paperDetails(key, date, kinds);
      const isForm = issuedDaysBefore === null;
      await details.describe(SECRETARY, documentId, {
        version,
        title,
        details: isForm
          ? { ...described, docNumber: null, datedOn: null, abstract: null }
          : described,
      });
    }
  }
}
