import { describe, expect, it } from 'vitest';
import { Action } from '#contract/actions.ts';
import { routes } from '#contract/http/routes.ts';
import { liveCommands } from '#contract/live/commands.ts';
import { MeetingRole, type UnitRole } from '#contract/roles.ts';
import { allowedActions, can, RULES } from '#server/domain/permissions.ts';

const inMeeting = (...meetingRoles: MeetingRole[]) => ({ unitRoles: [], meetingRoles });
const inUnit = (...unitRoles: UnitRole[]) => ({ unitRoles, meetingRoles: [] });

it('has a rule for every action, and no other', () => {
  expect(Object.keys(RULES).sort()).toEqual([...Action.options].sort());
});

it('covers every route and every live command', () => {
  for (const { action } of Object.values(routes)) {
    if (action !== 'public') expect(RULES).toHaveProperty([action]);
  }
  for (const name of Object.keys(liveCommands)) expect(RULES).toHaveProperty([name]);
});

it('leaves only the sign-in, keeping a scanned code until then, coming in by the code of a meeting, and the machines of rooms, open to those who are not signed in', () => {
  const open = Object.entries(routes).filter(([, route]) => route.action === 'public');
  expect(open.map(([name]) => name)).toEqual([
    'account.signIn',
    'attendance.pass',
    'waitingRoom.ask',
    'waitingRoom.mine',
    'waitingRoom.enter',
    'devices.askForPairing',
    'devices.pulse',
  ]);
});

describe('in plain words', () => {
  it.each<[sentence: string, isTrue: boolean]>([
    ['the system administrator sees no meeting', !can(inUnit('systemAdmin'), 'meeting.read')],
    ['the system administrator sets the rules', can(inUnit('systemAdmin'), 'rule.edit')],
    ['the administrator of a unit does not', !can(inUnit('unitAdmin'), 'rule.edit')],
    ['the auditor reads not even the units', !can(inUnit('auditor'), 'unit.read')],
    ['a secretary of a unit makes meetings', can(inUnit('secretary'), 'meeting.create')],
    ['a leader does not', !can(inUnit('leader'), 'meeting.create')],
    ['only the chair and the deputy open votes', holders('ballot.open') === 'chair deputyChair'],
    ['a deputy may do in the meeting all that governs it', governsLike('deputyChair')],
    ['the secretary may not', !governsLike('secretary')],
    ['only voting members vote', holders('ballot.cast') === 'votingMember'],
    ['only secretary and chair invite units', holders('unit.invite') === 'chair secretary'],
    ['a leader chooses only for the own unit', !can(inUnit('leader'), 'unit.sendPeople')],
    ['a site device does not ask to speak', !can(inMeeting('siteDevice'), 'speakers.request')],
    ['a guest shows no screen', !can(inMeeting('guest'), 'conference.shareScreen')],
    ['a site device writes no notes', !can(inMeeting('siteDevice'), 'annotation.write')],
    ['only secretary and chair upload', holders('document.upload') === 'chair secretary'],
    [
      'who holds nothing may use the own account, and search what it may read, alone',
      nothingBut('account.use', 'document.search'),
    ],
  ])('%s', (_sentence, isTrue) => {
    expect(isTrue).toBe(true);
  });

  it('a secretary of the unit reads its released meetings, and neither edits them nor opens their documents', () => {
    const holder = { ...inUnit('secretary'), rolesInUnitOfMeeting: ['secretary'] as const };
    expect(can(holder, 'meeting.read')).toBe(true);
    expect(can(holder, 'meeting.edit')).toBe(false);
    expect(can(holder, 'document.read')).toBe(false);
    expect(can(inUnit('secretary'), 'meeting.read')).toBe(false);
  });
});

function holders(action: Action): string {
  return MeetingRole.options.filter((role) => can(inMeeting(role), action)).join(' ');
}

/** True when the role may do whatever a chair may do to a meeting that runs; who prepares it is another matter. */
function governsLike(role: MeetingRole): boolean {
  const names = Object.keys(liveCommands) as Action[];
  const extra: Action[] = ['ballot.seeTurnout', 'ballot.seeOutcome', 'proceedings.write'];
  return [...names, ...extra].every(
    (name) => !can(inMeeting('chair'), name) || can(inMeeting(role), name),
  );
}

function nothingBut(...actions: Action[]): boolean {
  return allowedActions(inMeeting()).join() === actions.join();
}
