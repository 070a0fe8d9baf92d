import { Annotation } from '#contract/http/documents.ts';
import type { AnnotationStore } from '#server/services/ports/annotation-store.ts';
import type { Database } from './database.ts';

/** Keeps sealed annotations in PostgreSQL: the author is part of every condition and of the primary key. */
export function createAnnotationStore({ prisma }: Pick<Database, 'prisma'>): AnnotationStore {
  return {
    async list(authorId, versionId) {
      const rows = await prisma.annotation.findMany({
        where: { authorId, versionId },
        orderBy: [{ page: 'asc' }, { updatedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map((row) =>
        Annotation.parse({
          annotationId: row.id,
          versionId: row.versionId,
          page: row.page,
          sealed: Buffer.from(row.sealed).toString('base64'),
          updatedAt: row.updatedAt.toISOString(),
        }),
      );
    },

    put(authorId, { annotationId: id, versionId, page, sealed, updatedAt }, limit) {
      return prisma.$transaction(async (tx) => {
        const written = { page, sealed: Buffer.from(sealed, 'base64'), updatedAt };
        const { count } = await tx.annotation.updateMany({
          where: { authorId, id, versionId },
          data: written,
        });
        if (count > 0) return 'stored';
        if ((await tx.annotation.count({ where: { authorId, versionId } })) >= limit)
          return 'too-many';
        // The same annotation sent twice at once: one of the two inserts, the other finds it there.
        const added = await tx.annotation.createMany({
          data: { id, authorId, versionId, ...written },
          skipDuplicates: true,
        });
        if (added.count > 0) return 'stored';
        const same = await tx.annotation.count({ where: { authorId, id, versionId } });
        return same > 0 ? 'stored' : 'other-version';
      });
    },

    async remove(authorId, versionId, annotationId) {
      await prisma.annotation.deleteMany({ where: { authorId, versionId, id: annotationId } });
    },

    async pageCount(versionId) {
      const version = await prisma.documentVersion.findFirst({
        where: { id: versionId, state: 'ready', document: { removedAt: null } },
        select: { pageCount: true },
      });
      return version?.pageCount ?? null;
    },
  };
}
