import { Carried } from '#contract/http/versions.ts';
import type { CarriedStore } from '#server/services/ports/carried-store.ts';
import type { Database } from './database.ts';

/** Keeps what became of carried annotations in PostgreSQL: the author is part of every condition. */
export function createCarriedStore({ prisma }: Pick<Database, 'prisma'>): CarriedStore {
  return {
    async list(authorId, versionId) {
      const rows = await prisma.carriedAnnotation.findMany({
        where: { authorId, versionId },
        select: { annotationId: true, outcome: true },
        orderBy: { annotationId: 'asc' },
      });
      return Carried.array().parse(rows);
    },

    put(authorId, versionId, carried, limit) {
      return prisma.$transaction(async (tx) => {
        const ids = carried.map(({ annotationId }) => annotationId);
        await tx.carriedAnnotation.deleteMany({
          where: { authorId, versionId, annotationId: { in: ids } },
        });
        const noted = await tx.carriedAnnotation.count({ where: { authorId, versionId } });
        // Several versions may be carried onto one, each as full as a version can be.
        if (noted + carried.length > 4 * limit) return false;
        await tx.carriedAnnotation.createMany({
          data: carried.map((one) => ({ authorId, versionId, ...one })),
          skipDuplicates: true,
        });
        return true;
      });
    },
  };
}
