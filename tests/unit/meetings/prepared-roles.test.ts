import { expect, it } from 'vitest';
import { participantRoles, rolesOfStanding, type Standing } from '#server/domain/prepared-roles.ts';
import { aUserId } from '#tests/support/a-frame.ts';

const [me, chairId, secretaryId, other] = [aUserId(), aUserId(), aUserId(), aUserId()];

const standing = (more: Partial<Standing> = {}): Standing => ({
  phase: 'released',
  chairId,
  secretaryId,
  createdById: other,
  listed: null,
  listedSiteId: null,
  isSiteDevice: false,
  rolesInUnit: [],
  ...more,
});

it('takes chair and secretary from the meeting, whatever a participation says', () => {
  expect(rolesOfStanding(me, standing({ listed: ['chair', 'secretary', 'delegate'] }))).toEqual([
    'delegate',
  ]);
  expect(rolesOfStanding(secretaryId, standing())).toEqual(['secretary']);
});

it('makes a chair who is not listed a voting member, and believes the list otherwise', () => {
  expect(participantRoles({ chairId, secretaryId }, chairId, null)).toEqual([
    'chair',
    'votingMember',
  ]);
  expect(participantRoles({ chairId, secretaryId }, chairId, ['delegate'])).toEqual([
    'chair',
    'delegate',
  ]);
});

it('hides a draft from all but those who prepare it', () => {
  const draft = { phase: 'draft' };
  expect(rolesOfStanding(me, standing({ ...draft, listed: ['votingMember'] }))).toEqual([]);
  expect(rolesOfStanding(me, standing({ ...draft, isSiteDevice: true }))).toEqual([]);
  expect(rolesOfStanding(me, standing({ ...draft, rolesInUnit: ['secretary'] }))).toEqual([]);
  expect(rolesOfStanding(chairId, standing(draft))).toContain('chair');
  expect(rolesOfStanding(secretaryId, standing(draft))).toEqual(['secretary']);
});

it('lets the maker prepare as long as the unit trusts them', () => {
  const made = { createdById: me, phase: 'draft' };
  expect(rolesOfStanding(me, standing({ ...made, rolesInUnit: ['secretary'] }))).toEqual([
    'secretary',
  ]);
  expect(rolesOfStanding(me, standing({ ...made, rolesInUnit: ['unitAdmin'] }))).toEqual([
    'secretary',
  ]);
  expect(rolesOfStanding(me, standing({ ...made, rolesInUnit: ['member'] }))).toEqual([]);
});

it('gives the maker no role of a released meeting but those that its frame gives', () => {
  for (const phase of ['released', 'running', 'ended']) {
    const made = { createdById: me, phase, rolesInUnit: ['secretary', 'unitAdmin'] as const };
    expect(rolesOfStanding(me, standing(made))).toEqual([]);
    expect(rolesOfStanding(me, standing({ ...made, listed: ['delegate'] }))).toEqual(['delegate']);
  }
});

it('knows the devices of sites that take part', () => {
  expect(rolesOfStanding(me, standing({ isSiteDevice: true }))).toEqual(['siteDevice']);
  expect(rolesOfStanding(me, standing())).toEqual([]);
});
