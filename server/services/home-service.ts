import { textQuery } from '#contract/fold-text.ts';
import type { Duty, MeetingList, MeetingPhase, MeetingSummary } from '#contract/http/meetings.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { MeetingRole } from '#contract/roles.ts';
import type { Actor } from '#server/domain/actor.ts';
import { isHandedOut, isMeantFor, readerOf } from '#server/domain/document-access.ts';
import { can, RULES } from '#server/domain/permissions.ts';
import { rolesOfStanding } from '#server/domain/prepared-roles.ts';
import type { LiveMeetingService } from './live-meeting-service.ts';
import { preparingDuties, reviewDuty } from './paper-duties.ts';
import type { PaperService } from './paper-service.ts';
import type { Clock } from './ports/clock.ts';
import type { ListedMeeting, MeetingLists, UnreadDocument } from './ports/meeting-lists.ts';
import type { UnitInvitationService } from './unit-invitation-service.ts';

/** The chair is told to start this long before the time. */
const START_AHEAD_MS = 60 * 60_000;
/** A meeting that was never started stops asking for it after a day. */
const START_LATE_MS = 24 * 3_600_000;

const PHASES: Record<'coming' | 'running' | 'over', readonly MeetingPhase[]> = {
  coming: ['draft', 'released'],
  running: ['running'],
  over: ['ended'],
};
const ALL: readonly MeetingPhase[] = ['draft', 'released', 'running', 'ended'];

type Line = { listed: ListedMeeting; roles: MeetingRole[]; meeting: MeetingSummary };

/** Answers which meetings there are for an account, and what it must do now. */
export type HomeService = ReturnType<typeof createHomeService>;

/** Makes the service of lists and duties. */
export function createHomeService(parts: {
  lists: MeetingLists;
  papers: Pick<PaperService, 'mine' | 'openIn'>;
  unitInvitations: Pick<UnitInvitationService, 'mine'>;
  live: Pick<LiveMeetingService, 'stateOf'>;
  clock: Clock;
}) {
  const { lists, papers, unitInvitations, live, clock } = parts;

  async function joinDuty({ meeting }: Line): Promise<Duty> {
    const { frame, startedAt, currentItemId, quorum } = await live.stateOf(meeting.meetingId);
    const item = frame?.items.find(({ itemId }) => itemId === currentItemId);
    return {
      kind: 'joinMeeting',
      meeting,
      startedAt,
      currentItem: item?.title ?? null,
      present: quorum.present,
      base: quorum.base,
    };
  }

  return {
    /** Meetings that the account may see: running, coming by time, over. `mine` leaves out those that it has no part in. */
    async meetings(
      actor: Actor,
      query: {
        scope: 'mine' | 'all';
        phase?: 'coming' | 'running' | 'over' | undefined;
        q?: string | undefined;
        from?: string | undefined;
        to?: string | undefined;
      },
    ): Promise<MeetingList> {
      const { listed, isCut } = await lists.visibleTo(actor, {
        phases: query.phase ? PHASES[query.phase] : ALL,
        query: textQuery(query.q ?? ''),
        from: query.from ? new Date(query.from) : null,
        to: query.to ? new Date(query.to) : null,
      });
      const meetings = listed
        .map((meeting) => lineOf(actor, meeting).meeting)
        .filter((meeting) => query.scope === 'all' || meeting.myRoles.length > 0);
      return { meetings, isCut };
    },

    /** What the account must do now: join, start, answer invitations, send people to places, mend, prepare papers and look at those of units, finish, read. */
    async duties(actor: Actor): Promise<Duty[]> {
      const phases: MeetingPhase[] = ['draft', 'released', 'running'];
      const { listed } = await lists.visibleTo(actor, {
        phases,
        query: textQuery(''),
        from: null,
        to: null,
      });
      const lines = listed
        .map((meeting) => lineOf(actor, meeting))
        .filter((line) => line.roles.length > 0);
      const prepared = lines.filter(({ roles }) => roles.includes('secretary'));
      const read = lines.filter(
        ({ listed: { phase }, roles }) => phase !== 'draft' && mayAnnotate(roles),
      );
      const [failed, unread, asked, waiting, invited, joins] = await Promise.all([
        lists.failedDocuments(idsOf(prepared)),
        lists.unreadBy(actor, idsOf(read)),
        papers.mine(actor),
        papers.openIn(idsOf(prepared)),
        unitInvitations.mine(actor),
        Promise.all(lines.filter(({ meeting }) => meeting.phase === 'running').map(joinDuty)),
      ]);
      return [
        ...joins,
        ...lines.filter((line) => isToBeStarted(line, clock.now())).map(startDuty),
        ...lines
          .filter((line) => isToBeAnswered(line, clock.now()))
          .map(({ meeting }): Duty => ({ kind: 'answerInvitation', meeting })),
        ...invited
          .filter(({ isOpen, places, people }) => isOpen && people.length < places)
          .map((places): Duty => ({ kind: 'sendPeople', places })),
        ...preparingDuties(asked),
        ...prepared.flatMap(({ meeting }) => reviewDuty(meeting, waiting)),
        ...prepared.flatMap(({ meeting }) =>
          failed
            .filter(({ meetingId }) => meetingId === meeting.meetingId)
            .map(({ title }): Duty => ({ kind: 'documentFailed', meeting, documentTitle: title })),
        ),
        ...prepared.filter(({ meeting }) => meeting.phase === 'draft').map(finishDuty),
        ...read.flatMap((line) => readDuty(actor, line, unread, clock.now())),
      ];
    },
  };
}

function lineOf(actor: Actor, listed: ListedMeeting): Line {
  const roles = rolesOfStanding(actor.userId, listed.standing);
  const { standing: _, attendeeCount: __, hasAnswered: ___, startsAt, endsAt, ...rest } = listed;
  return {
    listed,
    roles,
    meeting: {
      ...rest,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      myRoles: roles,
    },
  };
}

function idsOf(lines: readonly Line[]): MeetingId[] {
  return lines.map(({ meeting }) => meeting.meetingId);
}

/** Site devices and technicians are asked to read nothing: only persons who may write notes are. */
function mayAnnotate(roles: readonly MeetingRole[]): boolean {
  return RULES['annotation.write'].meeting?.some((role) => roles.includes(role)) ?? false;
}

function isToBeStarted({ listed, roles }: Line, now: Date): boolean {
  const untilStartMs = listed.startsAt.getTime() - now.getTime();
  return (
    listed.phase === 'released' &&
    can({ unitRoles: [], meetingRoles: roles }, 'meeting.start') &&
    untilStartMs <= START_AHEAD_MS &&
    untilStartMs >= -START_LATE_MS
  );
}

/** Chair and secretary have made the meeting: they are not asked whether they come to it. */
function isToBeAnswered({ listed, roles }: Line, now: Date): boolean {
  const isInvited = can({ unitRoles: [], meetingRoles: roles }, 'invitation.answer');
  const isLeading = roles.includes('chair') || roles.includes('secretary');
  return (
    listed.phase === 'released' &&
    listed.endsAt > now &&
    isInvited &&
    !isLeading &&
    !listed.hasAnswered
  );
}

function startDuty({ meeting }: Line): Duty {
  return { kind: 'startMeeting', meeting };
}

function finishDuty({ listed, meeting }: Line): Duty {
  const missing = (
    [
      ['agenda', listed.itemCount],
      ['documents', listed.documentCount],
      ['attendees', listed.attendeeCount],
      ['sites', listed.siteCount],
    ] as const
  ).flatMap(([what, count]) => (count === 0 ? [what] : []));
  return { kind: 'finishPreparation', meeting, missing };
}

function readDuty(
  actor: Actor,
  { listed, meeting }: Line,
  unread: readonly UnreadDocument[],
  now: Date,
): Duty[] {
  const reader = readerOf(actor, listed.standing);
  const left = unread
    .filter(({ meetingId }) => meetingId === meeting.meetingId)
    .filter(({ rule }) => isHandedOut(rule, now) && isMeantFor(rule.audience, reader));
  if (left.length === 0) return [];
  const pages = left.reduce((sum, document) => sum + document.pages, 0);
  return [{ kind: 'readDocuments', meeting, unread: left.length, pages }];
}
