import { refuse } from '#contract/errors.ts';
import type { Actor } from '#server/domain/actor.ts';
import { markInName } from '#server/domain/secrecy-marks.ts';
import type { AuditLog } from './ports/audit.ts';
import type { UploadTarget } from './ports/upload-store.ts';

/** Refuses what bears a mark of secrecy in its name, as the conversion does by its content. */
export type SecrecyGate = ReturnType<typeof createSecrecyGate>;

/** Makes the gate. A refusal is written down, the name is not. */
export function createSecrecyGate({ audit }: { audit: AuditLog }) {
  return {
    /** Demands that a file's name or a document's title bears no mark. */
    async requireUnmarked(actor: Actor, target: UploadTarget, name: string): Promise<void> {
      if (markInName(name) === null) return;
      await audit.write({
        accountId: actor.userId,
        action: 'document.refuse',
        subject: subjectOf(target),
        detail: { reason: 'state-secret', found: 'name' },
      });
      throw refuse('UNSUPPORTED_FILE', 'state-secret');
    },
  };
}

function subjectOf(target: UploadTarget): string {
  if ('itemId' in target) return `agenda-item:${target.itemId}`;
  if ('folderId' in target) return `folder:${target.folderId}`;
  if ('requestId' in target) return `paper:${target.requestId}`;
  return `document:${target.documentId}`;
}
