import type { ThrottleEntry } from '#server/domain/sign-in-throttle.ts';
import type { SignInThrottleStore } from '#server/services/ports/sign-in-throttle.ts';
import type { Database } from './database.ts';

/** Failed sign-ins in PostgreSQL; the advisory lock puts guesses that arrive together in a row. */
export function createSignInThrottleStore({
  prisma,
}: Pick<Database, 'prisma'>): SignInThrottleStore {
  return {
    change(key, change) {
      return prisma.$transaction(async (tx) => {
        await tx.$queryRaw`select 1 as one from (select pg_advisory_xact_lock(hashtextextended(${key}, 7))) as locked`;
        const row = await tx.signInThrottle.findUnique({ where: { key } });
        const { entry, result } = change(row satisfies ThrottleEntry | null);
        if (entry === null) await tx.signInThrottle.deleteMany({ where: { key } });
        else {
          const { failures, blockedUntil, updatedAt } = entry;
          const data = { failures, blockedUntil, updatedAt };
          await tx.signInThrottle.upsert({
            where: { key },
            create: { key, ...data },
            update: data,
          });
        }
        return result;
      });
    },
    async sweep(untouchedSince) {
      await prisma.signInThrottle.deleteMany({ where: { updatedAt: { lt: untouchedSince } } });
    },
  };
}
