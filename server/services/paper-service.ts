import { randomUUID } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { NewPaperRequest, PaperBoard, PaperRequest } from '#contract/http/papers.ts';
import { type MeetingId, PaperRequestId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { DocumentClock } from './document-clock-service.ts';
import { noteOfPaper, paperFacts } from './paper-trail.ts';
import type { Clock } from './ports/clock.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { PaperStore, StoredPaper } from './ports/papers.ts';
import { presentPaper } from './present-paper.ts';

/** A unit is reminded of a paper once in this time. */
const REMINDED_FOR_MS = 3_600_000;

/** Asks units for papers, and shows how far they are. */
export type PaperService = ReturnType<typeof createPaperService>;

/** What the services of papers work with. */
export type PaperParts = {
  papers: PaperStore;
  documentClock: DocumentClock;
  access: MeetingAccess;
  clock: Clock;
};

/** Makes the service of asking for papers; what becomes of them is decided by the service of decisions. */
export function createPaperService({ papers, documentClock, access, clock }: PaperParts) {
  async function shown(stored: readonly StoredPaper[]): Promise<PaperRequest[]> {
    const states = await documentClock.statesOf(stored.map(({ dueAt }) => dueAt));
    return stored.flatMap((paper, index) => {
      const due = states[index];
      return due ? [presentPaper(paper, due)] : [];
    });
  }

  async function show(requestId: PaperRequestId): Promise<PaperRequest> {
    const stored = await papers.find(requestId);
    const [paper] = stored ? await shown([stored]) : [];
    if (!paper) throw refuse('NOT_FOUND', 'paper');
    return paper;
  }

  async function board(meetingId: MeetingId): Promise<PaperBoard> {
    const [due, stored] = await Promise.all([
      documentClock.papersDue(meetingId),
      papers.ofMeeting(meetingId),
    ]);
    return { due, requests: await shown(stored) };
  }

  return {
    /** When the papers of a meeting are due, and how far each is. */
    async board(actor: Actor, meetingId: MeetingId): Promise<PaperBoard> {
      await access.require(actor, meetingId, 'paper.ask');
      return board(meetingId);
    },

    /** Asks units for a paper on an item of a meeting that is not over; CONFLICT when one of them is being asked for one on it already. */
    async ask(actor: Actor, meetingId: MeetingId, wanted: NewPaperRequest): Promise<PaperBoard> {
      await access.require(actor, meetingId, 'paper.ask');
      const item = await papers.findItem(wanted.itemId);
      if (item?.meetingId !== meetingId) throw refuse('NOT_FOUND', 'agenda-item');
      if (item.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
      const unitIds = [...new Set(wanted.unitIds)];
      const names = await papers.unitNames(unitIds);
      if (names.size < unitIds.length) throw refuse('BAD_INPUT', 'unknown-unit');
      const asked = await papers.askedOn(wanted.itemId, unitIds);
      if (asked.length > 0) throw refuse('CONFLICT', 'unit-asked-twice');
      const byRule = (await documentClock.papersDue(meetingId)).dueAt;
      const dueAt = wanted.dueAt ?? byRule;
      // What the rule says may be over: then the paper comes late. Nobody is given another time that is over.
      if (dueAt !== byRule && new Date(dueAt) < clock.now())
        throw refuse('BAD_INPUT', 'due-in-past');
      const { itemId, title, note } = wanted;
      const added = unitIds.map(async (unitId) => {
        const requestId = PaperRequestId.parse(randomUUID());
        const facts = {
          requestId,
          meetingId,
          meetingTitle: item.meetingTitle,
          unitName: names.get(unitId) ?? '',
          title,
        };
        return {
          paper: {
            requestId,
            itemId,
            unitId,
            title,
            note,
            dueAt: new Date(dueAt),
            askedBy: actor.userId,
            askedAt: clock.now(),
          },
          trail: {
            note: noteOfPaper(actor, 'paper.ask', requestId, { meetingId, unitId, title, dueAt }),
            notice: {
              to: await papers.preparersOf(unitId),
              content: { kind: 'paperAsked' as const, ...facts, dueAt },
            },
          },
        };
      });
      await papers.add(await Promise.all(added));
      return board(meetingId);
    },

    /** The papers that the account's own units are asked for. */
    async mine(actor: Actor): Promise<PaperRequest[]> {
      return shown(await papers.ofUnits(await papers.unitsOf(actor.userId)));
    },

    /** One paper, for its unit and for who prepares the meeting. */
    async get(actor: Actor, requestId: PaperRequestId): Promise<PaperRequest> {
      await access.requireOf(actor, { requestId }, 'paper.read');
      return show(requestId);
    },

    /** Reminds the unit of a paper that it has not submitted; TOO_MANY within an hour of the last time. */
    async remind(actor: Actor, requestId: PaperRequestId): Promise<PaperRequest> {
      await access.requireOf(actor, { requestId }, 'paper.review');
      const stored = await papers.find(requestId);
      if (!stored) throw refuse('NOT_FOUND', 'paper');
      if (stored.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
      if (stored.stage.state !== 'asked' && stored.stage.state !== 'returned')
        throw refuse('WRONG_STATE', 'paper-not-open');
      const at = clock.now();
      const isTold = await papers.remind(
        { requestId, at, notSince: new Date(at.getTime() - REMINDED_FOR_MS) },
        {
          note: noteOfPaper(actor, 'paper.remind', requestId, { meetingId: stored.meetingId }),
          notice: {
            to: await papers.preparersOf(stored.unitId),
            content: {
              kind: 'paperReminder',
              ...paperFacts(stored),
              dueAt: stored.dueAt.toISOString(),
            },
          },
        },
      );
      if (!isTold) throw refuse('TOO_MANY', 'reminded-lately');
      return show(requestId);
    },

    /** Papers that are waited for in meetings which the caller may prepare; for the duties of who does. */
    openIn: async (meetingIds: readonly MeetingId[]) => shown(await papers.openIn(meetingIds)),
    show,
  };
}
