import { describe, expect, it } from 'vitest';
import { listOf } from '#client/features/prepare/attendee-list.ts';
import { checksOf } from '#client/features/prepare/checklist.ts';
import type { Organisation } from '#client/features/prepare/organisation.ts';
import {
  emptyPlaces,
  invitedWith,
  placesOf,
  textOf,
} from '#client/features/unit-places/places-draft.ts';
import { InvitedUnit } from '#contract/http/invited-units.ts';
import { Meeting } from '#contract/http/meetings.ts';
import { UnitId } from '#contract/ids.ts';
import { aMeeting } from '../prepare/a-preparing-page.tsx';
import { anInvitedUnit, id } from './an-invited-unit.ts';

const NOW = new Date('2026-11-26T01:00:00Z');
const [commune, office] = [UnitId.parse(id(95)), UnitId.parse(id(96))];
const organisation = {
  units: [
    { unitId: id(90), parentId: null, name: 'UBND huyện', kind: 'district' },
    { unitId: commune, parentId: id(90), name: 'UBND xã', kind: 'commune' },
    { unitId: office, parentId: id(90), name: 'Phòng Nội vụ', kind: 'department' },
  ],
  sites: [
    { siteId: id(92), name: 'Trung tâm', unitId: id(90), isCentral: true },
    { siteId: id(93), name: 'Điểm cầu xã', unitId: commune, isCentral: false },
  ],
  people: [],
} as unknown as Organisation;

const meeting = Meeting.parse({
  ...aMeeting('Một'),
  sites: [
    { siteId: id(92), name: 'Trung tâm', isCentral: true, deviceUserId: null },
    { siteId: id(93), name: 'Điểm cầu xã', isCentral: false, deviceUserId: null },
  ],
});

describe('the form of inviting a unit', () => {
  it('begins with one delegate, to be named by the end of the day before, or until the meeting where that is over', () => {
    expect(emptyPlaces(meeting, NOW)).toEqual({
      places: '1',
      role: 'delegate',
      site: 'own',
      day: '2026-11-29',
      time: '17:00',
    });
    const late = emptyPlaces(meeting, new Date('2026-11-29T11:00:00Z'));
    expect(late).toMatchObject({ day: '2026-11-30', time: '08:00' });
  });

  it('places each unit in its own room, or in the one above it', () => {
    const draft = { ...emptyPlaces(meeting, NOW), places: ' 3 ' };
    expect(invitedWith(draft, [commune, office], meeting, organisation)).toEqual({
      places: 3,
      role: 'delegate',
      dueAt: '2026-11-29T10:00:00.000Z',
      units: [
        { unitId: commune, siteId: id(93) },
        { unitId: office, siteId: id(92) },
      ],
    });
    const nowhere = invitedWith({ ...draft, site: '' }, [commune], meeting, organisation);
    expect(nowhere?.units).toEqual([{ unitId: commune, siteId: null }]);
  });

  it('is sent only with a unit, a number of places and a time', () => {
    const draft = emptyPlaces(meeting, NOW);
    expect(invitedWith(draft, [], meeting, organisation)).toBeNull();
    for (const places of ['', '0', '51', '1.5', 'hai'])
      expect(textOf({ ...draft, places }, meeting)).toBeNull();
    expect(textOf({ ...draft, day: '31/11' }, meeting)).toBeNull();
  });

  it('gives an invitation back as it was, when nothing is changed', () => {
    const { places, role, siteId, dueAt } = anInvitedUnit({ siteId: id(93) });
    expect(textOf(placesOf(anInvitedUnit({ siteId: id(93) })), meeting)).toEqual({
      places,
      role,
      siteId,
      dueAt,
    });
  });
});

describe('preparing a meeting with invited units', () => {
  const withUnit = (unit: InvitedUnit) => ({ ...meeting, invitedUnits: [unit] });

  it('leaves whom they send to them', () => {
    const sent = anInvitedUnit({ people: [4] });
    expect(Object.keys(listOf(meeting))).toEqual([id(4)]);
    expect(listOf(withUnit(sent))).toEqual({});
  });

  it('may be handed out before they have named anybody, and says that somebody is missing', () => {
    const alone = {
      ...withUnit(anInvitedUnit()),
      participants: meeting.participants.slice(0, 2),
    };
    const stateOf = (of: Meeting) =>
      checksOf(of, null, []).flatMap(({ key, done }) =>
        key === 'attendees' || key === 'units' ? [[key, done]] : [],
      );
    expect(stateOf({ ...alone, invitedUnits: [] })).toEqual([['attendees', false]]);
    expect(stateOf(alone)).toEqual([
      ['attendees', true],
      ['units', false],
    ]);
    expect(stateOf(withUnit(anInvitedUnit({ people: [4, 5] })))).toContainEqual(['units', true]);
    expect(InvitedUnit.parse(anInvitedUnit())).toBeDefined();
  });
});
