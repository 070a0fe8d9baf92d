import { randomUUID } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { AgendaItemText, Meeting, NewAgendaItem } from '#contract/http/meetings.ts';
import { AgendaItemId, type MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { MeetingView } from './meeting-view.ts';
import type { AuditNote } from './ports/audit.ts';
import type { Clock } from './ports/clock.ts';
import type { Framing, PreparedChanges } from './ports/framing.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { AgendaStore, MeetingStore, PreparedMeeting } from './ports/meetings.ts';

/** Writes agendas. */
export type AgendaService = ReturnType<typeof createAgendaService>;

/** Makes the service of writing agendas. Every change of a meeting that was handed out reaches its stream. */
export function createAgendaService(parts: {
  agendas: AgendaStore;
  meetings: Pick<MeetingStore, 'load' | 'firstMissing'>;
  access: MeetingAccess;
  view: MeetingView;
  framing: Framing & PreparedChanges;
  clock: Clock;
}) {
  const { agendas, meetings, access, view, framing, clock } = parts;

  async function open(actor: Actor, meetingId: MeetingId): Promise<PreparedMeeting> {
    await access.require(actor, meetingId, 'agenda.edit');
    const meeting = await meetings.load(meetingId);
    if (!meeting) throw refuse('NOT_FOUND', 'meeting');
    if (meeting.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
    return meeting;
  }

  async function requireKnown({ presenterId, unitId }: AgendaItemText): Promise<void> {
    const missing = await meetings.firstMissing({
      personIds: presenterId === null ? [] : [presenterId],
      unitIds: unitId === null ? [] : [unitId],
    });
    if (missing) throw refuse('BAD_INPUT', `unknown-${missing}`);
  }

  /** What was not done because the stored item is another one, as a refusal that carries it. */
  async function changed(actor: Actor, meetingId: MeetingId, itemId: AgendaItemId) {
    const { items } = await view.show(actor, meetingId);
    const current = items.find((item) => item.itemId === itemId);
    if (!current) return refuse('NOT_FOUND', 'agenda-item');
    return refuse('STALE_VERSION', 'agenda-item-changed', { current });
  }

  /** A draft has no stream; one that was released meanwhile has, and must get the change. */
  async function finish(actor: Actor, { meetingId }: PreparedMeeting): Promise<Meeting> {
    await framing.reframe(meetingId, actor.userId);
    return view.show(actor, meetingId);
  }

  return {
    /** Adds an item at the end; one that is there already stays as it is. */
    async add(
      actor: Actor,
      meetingId: MeetingId,
      { itemId: chosenId, ...text }: NewAgendaItem,
    ): Promise<Meeting> {
      const before = await open(actor, meetingId);
      await requireKnown(text);
      const itemId = chosenId ?? AgendaItemId.parse(randomUUID());
      await agendas.add(
        { itemId, meetingId, text },
        note(actor, 'agenda.add', itemId, { meetingId, title: text.title }),
      );
      const meeting = await finish(actor, before);
      // The id was taken by an item of another meeting.
      if (!meeting.items.some((item) => item.itemId === itemId)) throw refuse('CONFLICT');
      return meeting;
    },

    /** Changes an item; STALE_VERSION carries the item as it is stored. */
    async update(
      actor: Actor,
      { meetingId, itemId }: { meetingId: MeetingId; itemId: AgendaItemId },
      { version, text }: { version: number; text: AgendaItemText },
    ): Promise<Meeting> {
      const before = await open(actor, meetingId);
      await requireKnown(text);
      const isDone = await agendas.update(
        { meetingId, itemId, version, text },
        note(actor, 'agenda.update', itemId, { meetingId, title: text.title }),
      );
      if (!isDone) throw await changed(actor, meetingId, itemId);
      return finish(actor, before);
    },

    /**
     * Takes an item with its documents off the agenda; STALE_VERSION carries the item that somebody else has changed. What was
     * written on its documents and who has read them is kept. In a running meeting items stay, since the proceedings name them.
     */
    async remove(
      actor: Actor,
      { meetingId, itemId }: { meetingId: MeetingId; itemId: AgendaItemId },
      version: number,
    ): Promise<Meeting> {
      await open(actor, meetingId);
      const isDone = await framing.change(meetingId, actor.userId, async () => {
        const { phase } = await open(actor, meetingId);
        if (phase === 'running') throw refuse('WRONG_STATE', 'meeting-running');
        return agendas.remove(
          { meetingId, itemId, version, at: clock.now() },
          note(actor, 'agenda.remove', itemId, { meetingId }),
        );
      });
      if (!isDone) throw await changed(actor, meetingId, itemId);
      return view.show(actor, meetingId);
    },

    /** Puts the items in the given order, which must name each of them once. */
    async reorder(
      actor: Actor,
      meetingId: MeetingId,
      { version, itemIds }: { version: number; itemIds: AgendaItemId[] },
    ): Promise<Meeting> {
      const before = await open(actor, meetingId);
      const outcome = await agendas.reorder(
        { meetingId, version, itemIds },
        { ...note(actor, 'agenda.reorder', meetingId, {}), subject: `meeting:${meetingId}` },
      );
      if (outcome === 'mismatch') throw refuse('CONFLICT', 'agenda-changed');
      if (outcome === 'stale') {
        throw refuse('STALE_VERSION', 'meeting-changed', {
          current: await view.show(actor, meetingId),
        });
      }
      return finish(actor, before);
    },
  };
}

function note(
  actor: Actor,
  action: string,
  id: string,
  detail: NonNullable<AuditNote['detail']>,
): AuditNote {
  return { accountId: actor.userId, action, subject: `agenda-item:${id}`, detail };
}
