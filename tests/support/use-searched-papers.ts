import { randomUUID } from 'node:crypto';
import { beforeEach } from 'vitest';
import { VersionId } from '#contract/ids.ts';
import { createDocumentIndex } from '#server/db/document-index.ts';
import { toIndexedPages, writePages } from '#server/db/page-index.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createDocumentSearchService } from '#server/services/document-search-service.ts';
import { systemClock as clock } from '#server/services/ports/clock.ts';
import { aDocumentGate } from './a-document-gate.ts';
import { aPreparedMeeting, type PreparedMeeting } from './a-prepared-meeting.ts';
import type { TestDatabase } from './use-database.ts';

/** The search on a real database, with a released meeting of its own, the only one, for each test of the calling file. */
export function useSearchedPapers(database: TestDatabase) {
  let prepared: PreparedMeeting | null = null;
  const meeting = () => {
    if (!prepared) throw new Error('The meeting is there in tests only.');
    return prepared;
  };
  const parts = () => ({
    ...aDocumentGate(database),
    index: createDocumentIndex(database),
    clock,
  });
  const service = () => createDocumentSearchService(parts());

  beforeEach(async () => {
    await database.prisma.meeting.deleteMany();
    prepared = await aPreparedMeeting(database.prisma, 'released');
  });

  const find = (q: string, more: object = {}, actor: Actor = meeting().delegate) =>
    service().find(actor, { q, ...more } as Parameters<ReturnType<typeof service>['find']>[1]);

  return {
    get meeting() {
      return meeting();
    },
    parts,
    find,
    /** The pages on which something is found, as the delegate sees them. */
    pagesFound: async (q: string) =>
      (await find(q)).documents.flatMap(({ pages }) => pages.map(({ page }) => page)),
    /** A document whose pages have these texts, indexed as after its conversion. */
    async aPaper(
      pages: string[],
      {
        title = 'Báo cáo',
        itemId = meeting().itemId,
        folderId,
        number = 1,
        documentId = randomUUID(),
      }: Partial<Record<'title' | 'itemId' | 'folderId' | 'documentId', string>> & {
        number?: number;
      } = {},
    ) {
      const home = folderId ? { folderId } : { itemId };
      const version = await database.prisma.documentVersion.create({
        data: {
          number,
          fileName: 'tep-goc.pdf',
          fileKind: 'pdf',
          sizeBytes: 1,
          sha256: 'x',
          originalKey: 'x',
          pdfKey: 'x',
          state: 'ready',
          pageCount: pages.length,
          uploadedById: randomUUID(),
          document: {
            connectOrCreate: {
              where: { id: documentId },
              create: { id: documentId, position: 0, title, ...home },
            },
          },
        },
      });
      const indexed = await toIndexedPages(pages.join('\f'), pages.length);
      await database.prisma.$transaction((tx) => writePages(tx, version.id, indexed));
      return { documentId, versionId: VersionId.parse(version.id) };
    },
  };
}
