import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { possibleActs } from '#client/features/meeting/govern.ts';
import { LeadFloor } from '#client/features/speakers/LeadFloor.tsx';
import '#client/i18n/i18n.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import type { MeetingRole } from '#contract/roles.ts';
import { allowedActions } from '#server/domain/permissions.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

const deputy = aParticipant(['votingMember', 'deputyChair']);
const frame = aFrame({ participants: [aParticipant(['chair']), deputy] });
const planned: LiveState = { ...initialLiveState, frame };
const running: LiveState = { ...planned, phase: 'running' };
const openBallot = { ballotId: 'b', hands: undefined, voters: [] } as never;
const mayOf = (...meetingRoles: MeetingRole[]) =>
  new Set(allowedActions({ unitRoles: [], meetingRoles }));

test.each([
  ['before the meeting', planned, 'start'],
  ['while it runs', running, 'openBallot'],
  ['while a vote is open', { ...running, openBallot }, 'closeBallot'],
  ['when it is counted', { ...running, countedBallot: {} as never }, 'publishBallot'],
  ['while somebody speaks', { ...running, floor: {} as never }, 'endSpeech'],
] as const)('%s a deputy has the strip of the chair', (_, state, act) => {
  const acts = possibleActs(state, mayOf(...deputy.roles));
  expect(acts).toContain(act);
  expect(acts).toEqual(possibleActs(state, mayOf('chair')));
  expect(possibleActs(state, mayOf('votingMember'))).toEqual([]);
});

test('a deputy leads the floor', () => {
  const may = mayOf(...deputy.roles);
  const wrapper = aView({ selfId: deputy.userId, may, state: running });
  render(<LeadFloor />, { wrapper });
  expect(may.has('speakers.call')).toBe(true);
  expect(screen.getByRole('button', { name: 'Mời người khác' })).toBeDefined();
});
