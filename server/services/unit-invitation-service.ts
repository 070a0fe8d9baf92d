import { randomUUID } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type { PlacesText, UnitPlaces } from '#contract/http/invited-units.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { NewUnitInvitations } from '#contract/http/unit-invitations.ts';
import type { Person } from '#contract/http/units.ts';
import { type MeetingId, UnitInvitationId, type UserId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { Actor } from '#server/domain/actor.ts';
import { requireVotersChangeable } from '#server/domain/change-prepared.ts';
import { type AnswerChange, NO_CHANGE } from '#server/domain/invitation-book.ts';
import { roleOfSubstitute } from '#server/domain/stand-in-changes.ts';
import { leavePlaces, requireNotCome, sendPeople } from '#server/domain/unit-places.ts';
import type { MeetingView } from './meeting-view.ts';
import type { Clock } from './ports/clock.ts';
import type { PreparedChanges } from './ports/framing.ts';
import type { InvitationStore } from './ports/invitations.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { MeetingStore, PreparedMeeting } from './ports/meetings.ts';
import type { StoredUnitInvitation, UnitInvitationStore } from './ports/unit-invitations.ts';
import { presentPlaces } from './present-places.ts';
import { readInvitationBook } from './read-invitation-book.ts';
import { changedNote, invitedFacts, meetingFacts, trailMaker } from './unit-invitation-trail.ts';

/** A unit is reminded of its places once in this time. */
const REMINDED_FOR_MS = 3_600_000;

/** Invites units that send their own people, and lets them choose whom. */
export type UnitInvitationService = ReturnType<typeof createUnitInvitationService>;

/** Makes the service. Who takes part is changed in the meeting's turn, and reaches its stream as a new frame. */
export function createUnitInvitationService(parts: {
  unitInvitations: UnitInvitationStore;
  invitations: Pick<InvitationStore, 'answersIn' | 'notInvited'>;
  meetings: Pick<MeetingStore, 'load' | 'firstMissing'>;
  access: MeetingAccess;
  view: MeetingView;
  live: PreparedChanges;
  clock: Clock;
}) {
  const { unitInvitations, invitations, meetings, access, view, live, clock } = parts;
  const trail = trailMaker(clock);

  async function changeable(meetingId: MeetingId): Promise<PreparedMeeting> {
    const meeting = await meetings.load(meetingId);
    if (!meeting) throw refuse('NOT_FOUND', 'meeting');
    if (meeting.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
    return meeting;
  }

  async function find(invitationId: UnitInvitationId): Promise<StoredUnitInvitation> {
    const stored = await unitInvitations.find(invitationId);
    if (!stored) throw refuse('NOT_FOUND', 'unit-invitation');
    return stored;
  }

  const shown = (stored: StoredUnitInvitation) => presentPlaces(stored, clock.now());

  async function requireSites(siteIds: readonly PlacesText['siteId'][]): Promise<void> {
    const named = siteIds.filter((siteId) => siteId !== null);
    if (await meetings.firstMissing({ siteIds: named })) throw refuse('BAD_INPUT', 'unknown-site');
  }

  /** A deadline lies ahead, and not after the meeting begins. */
  function requireDue(dueAt: string, { startsAt }: { startsAt: string }): void {
    if (Date.parse(dueAt) <= clock.now().getTime()) throw refuse('BAD_INPUT', 'due-in-past');
    if (Date.parse(dueAt) > Date.parse(startsAt)) throw refuse('BAD_INPUT', 'due-after-start');
  }

  /** The meeting after an act; STALE_VERSION carries it when somebody else was quicker. */
  async function shownWhen(isDone: boolean, actor: Actor, meetingId: MeetingId): Promise<Meeting> {
    const current = await view.show(actor, meetingId);
    if (!isDone) throw refuse('STALE_VERSION', 'unit-invitation-changed', { current });
    return current;
  }

  /** What ends with the part of people whom a unit sends no more. */
  async function endsOf(
    actor: Actor,
    { meetingId, unitName }: StoredUnitInvitation,
    state: LiveState,
    userIds: readonly UserId[],
  ): Promise<AnswerChange> {
    if (!state.frame || userIds.length === 0) return NO_CHANGE;
    const book = await readInvitationBook(invitations, await changeable(meetingId), state);
    return leavePlaces(book, { userIds, unitName, byId: actor.userId });
  }

  return {
    /** Invites units; CONFLICT when one of them is invited with this role already, WRONG_STATE when it has nobody to send. */
    async invite(actor: Actor, meetingId: MeetingId, wanted: NewUnitInvitations): Promise<Meeting> {
      await access.require(actor, meetingId, 'unit.invite');
      const { units, ...text } = wanted;
      const unitIds = units.map(({ unitId }) => unitId);
      if (new Set(unitIds).size < unitIds.length) throw refuse('CONFLICT', 'unit-invited-twice');
      const names = await unitInvitations.unitNames(unitIds);
      if (names.size < unitIds.length) throw refuse('BAD_INPUT', 'unknown-unit');
      await requireSites(units.map(({ siteId }) => siteId));
      await live.change(meetingId, actor.userId, async () => {
        const meeting = await changeable(meetingId);
        requireDue(text.dueAt, meeting);
        requireOnce(meeting, unitIds, text.role);
        for (const unitId of unitIds)
          if ((await invitations.notInvited(meetingId, unitId)).length === 0)
            throw refuse('WRONG_STATE', 'unit-has-nobody-left');
        const made = units.map(async ({ unitId, siteId }) => {
          const invitationId = UnitInvitationId.parse(randomUUID());
          const invitation = { ...text, invitationId, unitId, siteId };
          const unit = { ...invitation, unitName: names.get(unitId) ?? '' };
          const facts = invitedFacts(meetingFacts(meeting), unit);
          const notice = {
            to: await unitInvitations.sendersOf(unitId),
            content: { kind: 'unitInvited' as const, ...facts },
          };
          const { places, role, dueAt } = text;
          const detail = { invitationId, unitId, places, role, dueAt };
          return { invitation, trail: trail(actor, 'unit.invite', meetingId, detail, notice) };
        });
        await unitInvitations.invite(meetingId, await Promise.all(made));
      });
      return view.show(actor, meetingId);
    },

    /** Changes what is said of a unit's places; fewer places than people are refused. */
    async change(
      actor: Actor,
      invitationId: UnitInvitationId,
      { version, text }: { version: number; text: PlacesText },
    ): Promise<Meeting> {
      const { meetingId } = await access.requireInvited(actor, invitationId, 'unit.invite');
      await requireSites([text.siteId]);
      const isDone = await live.change(meetingId, actor.userId, async (state) => {
        const meeting = await changeable(meetingId);
        const stored = await find(invitationId);
        if (stored.version !== version) return false;
        if (text.places < stored.people.length) throw refuse('WRONG_STATE', 'places-filled');
        const isSameDue = Date.parse(text.dueAt) === Date.parse(stored.dueAt);
        if (!isSameDue) requireDue(text.dueAt, meeting);
        if (text.role !== stored.role) {
          requireOnce(meeting, [stored.unitId], text.role);
          if (stored.people.length > 0) requireVotersChangeable(state);
        }
        const roleOfSubstitutes =
          state.frame && roleOfSubstitute(state.frame.rules.voting, [text.role]);
        const facts = invitedFacts(meetingFacts(meeting), { ...stored, ...text });
        return unitInvitations.change(
          { invitationId, meetingId, version, text, roleOfSubstitutes },
          trail(actor, 'unit.changeInvitation', meetingId, changedNote(stored, text), {
            to: await unitInvitations.sendersOf(stored.unitId),
            content: { kind: 'unitInvitationChanged', ...facts },
          }),
        );
      });
      return shownWhen(isDone, actor, meetingId);
    },

    /** Invites a unit no more; whom it sends takes part no more, unless one of them has come already. */
    async withdraw(
      actor: Actor,
      invitationId: UnitInvitationId,
      version: number,
    ): Promise<Meeting> {
      const { meetingId } = await access.requireInvited(actor, invitationId, 'unit.invite');
      const isDone = await live.change(meetingId, actor.userId, async (state) => {
        await changeable(meetingId);
        const stored = await find(invitationId);
        if (stored.version !== version) return false;
        const { unitId, unitName } = stored;
        const userIds = stored.people.map(({ userId }) => userId);
        requireNotCome(state.attendance, userIds);
        if (userIds.length > 0) requireVotersChangeable(state);
        const { meetingTitle } = stored;
        return unitInvitations.withdraw(
          { invitationId, meetingId, version, ends: await endsOf(actor, stored, state, userIds) },
          trail(
            actor,
            'unit.withdrawInvitation',
            meetingId,
            { invitationId, unitId, removed: userIds.join(',') },
            {
              to: await unitInvitations.sendersOf(unitId),
              content: { kind: 'unitUninvited', meetingId, meetingTitle, unitName },
            },
          ),
        );
      });
      return shownWhen(isDone, actor, meetingId);
    },

    /** Reminds a unit that it has places left; TOO_MANY within an hour of the last time. */
    async remind(actor: Actor, invitationId: UnitInvitationId): Promise<Meeting> {
      const { meetingId } = await access.requireInvited(actor, invitationId, 'unit.invite');
      const stored = await find(invitationId);
      const { unitId, people, places } = stored;
      if (!shown(stored).isOpen) throw refuse('WRONG_STATE', 'places-closed');
      if (people.length >= places) throw refuse('WRONG_STATE', 'places-full');
      const isTold = await unitInvitations.remind(
        { invitationId, notSince: new Date(clock.now().getTime() - REMINDED_FOR_MS) },
        trail(
          actor,
          'unit.remind',
          meetingId,
          { invitationId, unitId },
          {
            to: await unitInvitations.sendersOf(unitId),
            content: { kind: 'unitReminded', ...invitedFacts(meetingFacts(stored), stored) },
          },
        ),
      );
      if (!isTold) throw refuse('TOO_MANY', 'reminded-lately');
      return view.show(actor, meetingId);
    },

    /** The places to which the account's own units may send people. */
    async mine(actor: Actor): Promise<UnitPlaces[]> {
      const unitIds = await unitInvitations.unitsOf(actor.userId);
      return unitIds.length === 0 ? [] : (await unitInvitations.ofUnits(unitIds)).map(shown);
    },

    /** Whom the unit can send beside those whom it sends already. */
    async choices(actor: Actor, invitationId: UnitInvitationId): Promise<Person[]> {
      await access.requireInvited(actor, invitationId, 'unit.sendPeople');
      const { meetingId, unitId } = await find(invitationId);
      return invitations.notInvited(meetingId, unitId);
    },

    /** Says whom a unit sends, all of them; STALE_VERSION when somebody else was quicker. */
    async send(
      actor: Actor,
      invitationId: UnitInvitationId,
      { version, userIds }: { version: number; userIds: readonly UserId[] },
    ): Promise<UnitPlaces> {
      const { meetingId, isByUnit } = await access.requireInvited(
        actor,
        invitationId,
        'unit.sendPeople',
      );
      const isDone = await live.change(meetingId, actor.userId, async (state) => {
        const stored = await find(invitationId);
        if (stored.version !== version) return false;
        const { unitId, unitName, places, dueAt, phase, people } = stored;
        const { added, removed } = sendPeople(
          { places, dueAt, sent: people.map(({ userId }) => userId) },
          { phase, attendance: state.attendance },
          {
            userIds,
            isByUnit,
            named: await unitInvitations.named({ meetingId, unitId }, userIds),
            now: clock.now().toISOString(),
          },
        );
        if (added.length + removed.length === 0) return true;
        requireVotersChangeable(state);
        const { meetingTitle, secretaryId } = stored;
        const facts = { meetingId, meetingTitle, sent: userIds.length, places };
        const senders = (await unitInvitations.sendersOf(unitId)).filter(
          (userId) => userId !== actor.userId,
        );
        return unitInvitations.send(
          {
            invitation: stored,
            version,
            added,
            removed,
            ends: await endsOf(actor, stored, state, removed),
          },
          trail(
            actor,
            'unit.sendPeople',
            meetingId,
            { invitationId, unitId, added: added.join(','), removed: removed.join(',') },
            isByUnit
              ? { to: [secretaryId], content: { kind: 'unitSends', ...facts, unitName } }
              : { to: senders, content: { kind: 'sentForUnit', ...facts, invitationId } },
          ),
        );
      });
      const current = shown(await find(invitationId));
      if (!isDone) throw refuse('STALE_VERSION', 'unit-invitation-changed', { current });
      return current;
    },
  };
}

/** A unit is invited with a role once: who votes and who doesn't are two invitations. */
function requireOnce(
  { invitedUnits }: PreparedMeeting,
  unitIds: readonly string[],
  role: PlacesText['role'],
): void {
  const isTwice = invitedUnits.some((unit) => unit.role === role && unitIds.includes(unit.unitId));
  if (isTwice) throw refuse('CONFLICT', 'unit-invited-twice');
}
