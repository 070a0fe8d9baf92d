import { z } from 'zod';
import { type NotesKey, NotesKeyWraps } from '#contract/http/notes-key.ts';
import type { UserId } from '#contract/ids.ts';
import type { NotesKeyStore, Rewrap } from '#server/services/ports/notes-keys.ts';
import type { Database, Transaction } from './database.ts';
import type { NotesKey as NotesKeyRow } from './generated/client.ts';

/** The most given-up keys that are kept; beyond that the oldest goes. */
const MOST_FORMER = 20;

const Former = z.array(NotesKeyWraps);

/** Wrapped notes keys in PostgreSQL. */
export function createNotesKeyStore({ prisma }: Pick<Database, 'prisma'>): NotesKeyStore {
  return {
    async find(accountId) {
      const row = await prisma.notesKey.findUnique({ where: { accountId } });
      return row && toNotesKey(row);
    },

    put(accountId, { version, recoverySaved, ...change }) {
      return prisma.$transaction(async (tx) => {
        const wraps = NotesKeyWraps.parse(change);
        if (version === 0) {
          const { count } = await tx.notesKey.createMany({
            data: { accountId, wraps, recoverySaved },
            skipDuplicates: true,
          });
          return count > 0 ? { ...wraps, version: 1, recoverySaved, former: [] } : null;
        }
        const row = await lockedRow(tx, accountId);
        if (row?.version !== version) return null;
        const { former, keyId, ...before } = toNotesKey(row);
        const givenUp = keyId === wraps.keyId ? [] : [NotesKeyWraps.parse({ ...before, keyId })];
        const after = await tx.notesKey.update({
          where: { accountId },
          data: {
            wraps,
            recoverySaved,
            version: version + 1,
            former: [...former, ...givenUp].slice(-MOST_FORMER),
          },
        });
        return toNotesKey(after);
      });
    },
  };
}

/** Lets the key open with another password, inside of the transaction that changes it; false when the version is not that one. */
export async function rewrapNotesKey(
  tx: Transaction,
  accountId: UserId,
  { version, byPassword }: Rewrap,
): Promise<boolean> {
  const row = await lockedRow(tx, accountId);
  if (row?.version !== version) return false;
  const wraps = { ...NotesKeyWraps.parse(row.wraps), byPassword };
  await tx.notesKey.update({ where: { accountId }, data: { wraps, version: version + 1 } });
  return true;
}

async function lockedRow(tx: Transaction, accountId: UserId): Promise<NotesKeyRow | null> {
  await tx.$queryRaw`select 1 from notes_key where account_id = ${accountId}::uuid for update`;
  return tx.notesKey.findUnique({ where: { accountId } });
}

function toNotesKey(row: NotesKeyRow): NotesKey {
  const { version, recoverySaved } = row;
  const wraps = NotesKeyWraps.parse(row.wraps);
  return { ...wraps, version, recoverySaved, former: Former.parse(row.former) };
}
