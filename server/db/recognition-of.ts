import type { Recognition } from '#contract/http/documents.ts';
import type { Transaction } from './database.ts';

/** How far the scanned pages of versions are; a version without any has no entry. */
export async function recognitionOf(
  db: Transaction,
  versionIds: readonly string[],
): Promise<Map<string, Recognition>> {
  const groups = await db.pageText.groupBy({
    by: ['versionId', 'source'],
    where: {
      versionId: { in: [...versionIds] },
      source: { in: ['scan', 'heldUp', 'ocr', 'unread'] },
    },
    _count: { page: true },
  });
  const found = new Map<string, Recognition>();
  for (const { versionId, source, _count } of groups) {
    const before = found.get(versionId) ?? { total: 0, done: 0, unread: 0, isHeldUp: false };
    const isDone = source === 'ocr' || source === 'unread';
    found.set(versionId, {
      total: before.total + _count.page,
      done: before.done + (isDone ? _count.page : 0),
      unread: before.unread + (source === 'unread' ? _count.page : 0),
      isHeldUp: before.isHeldUp || source === 'heldUp',
    });
  }
  return found;
}
