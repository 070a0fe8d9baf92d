import { refuse } from '#contract/errors.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { AgendaItemId, DocumentId, MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { DocumentChanges } from './document-changes.ts';
import type { MeetingView } from './meeting-view.ts';
import type { DocumentOrderStore } from './ports/document-order.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';

/** Puts documents in their order. */
export type DocumentOrderService = ReturnType<typeof createDocumentOrderService>;

/** Makes the service of ordering documents; each order reaches the stream of a meeting that was handed out. */
export function createDocumentOrderService(parts: {
  access: MeetingAccess;
  changes: DocumentChanges;
  orders: DocumentOrderStore;
  view: MeetingView;
}) {
  const { access, changes, orders, view } = parts;

  async function finish(
    actor: Actor,
    meetingId: MeetingId,
    outcome: Awaited<ReturnType<DocumentOrderStore['reorder']>>,
  ): Promise<Meeting> {
    if (outcome === 'mismatch') throw refuse('CONFLICT', 'documents-changed');
    if (outcome === 'stale') {
      const current = await view.show(actor, meetingId);
      throw refuse('STALE_VERSION', 'order-changed', { current });
    }
    await changes.tell({ kind: 'meeting', meetingId }, actor.userId);
    return view.show(actor, meetingId);
  }

  return {
    /** Puts the documents of an item in the given order, which must name each of them once. */
    async reorder(
      actor: Actor,
      itemId: AgendaItemId,
      order: { version: number; documentIds: DocumentId[] },
    ): Promise<Meeting> {
      const meetingId = await changes.requireItem(actor, itemId);
      return finish(actor, meetingId, await orders.reorder({ itemId, ...order }, actor.userId));
    },

    /** Moves a document to another item of its meeting; an item of another meeting is NOT_FOUND here. */
    async move(
      actor: Actor,
      documentId: DocumentId,
      to: { version: number; itemId: AgendaItemId; place: number },
    ): Promise<Meeting> {
      const home = await changes.require(actor, documentId, 'document.upload');
      if (
        home.kind !== 'meeting' ||
        (await access.meetingOf({ itemId: to.itemId })) !== home.meetingId
      )
        throw refuse('NOT_FOUND', 'agenda-item');
      const outcome = await orders.move({ documentId, ...to }, actor.userId);
      return finish(actor, home.meetingId, outcome);
    },
  };
}
