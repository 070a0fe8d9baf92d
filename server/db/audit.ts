import type { AuditLog, AuditNote } from '#server/services/ports/audit.ts';
import type { Database, Transaction } from './database.ts';

/** Appends to the audit log inside of the transaction of the act. */
export async function writeAudit(tx: Transaction, note: AuditNote): Promise<void> {
  await tx.auditEntry.create({
    data: {
      accountId: note.accountId,
      action: note.action,
      subject: note.subject,
      detail: note.detail ?? {},
      address: note.address ?? null,
    },
  });
}

/** The audit log for acts that change no other row, as a failed sign-in. */
export function createAuditLog({ prisma }: Pick<Database, 'prisma'>): AuditLog {
  return { write: (note) => writeAudit(prisma, note) };
}
