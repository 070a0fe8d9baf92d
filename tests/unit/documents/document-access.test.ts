import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SiteId, UnitId } from '#contract/ids.ts';
import { MeetingRole } from '#contract/roles.ts';
import {
  type AccessRule,
  isHandedOut,
  isMeantFor,
  mayRead,
  type Reader,
} from '#server/domain/document-access.ts';
import { dayInVietnam, watermarkLine } from '#server/domain/watermark.ts';
import { aUserId } from '#tests/support/a-frame.ts';

const now = new Date('2026-11-27T02:00:00Z');
const [unitId, siteId] = [UnitId.parse(randomUUID()), SiteId.parse(randomUUID())];
const reader = (more: Partial<Reader> = {}): Reader => ({
  userId: aUserId(),
  unitId,
  siteId,
  roles: ['delegate'],
  ...more,
});
const nobody = { roles: [], unitIds: [], siteIds: [], userIds: [] };
const rule = (more: Partial<AccessRule> = {}): AccessRule => ({
  audience: null,
  readFrom: null,
  readUntil: null,
  recalledAt: null,
  ...more,
});

describe('whom a document is meant for', () => {
  const me = reader();
  it.each([
    ['everyone', null],
    ['a role that they hold', { ...nobody, roles: ['delegate' as const] }],
    ['their unit', { ...nobody, unitIds: [unitId] }],
    ['their site', { ...nobody, siteIds: [siteId] }],
    ['themselves', { ...nobody, userIds: [me.userId] }],
  ])('is %s', (_, audience) => expect(isMeantFor(audience, me)).toBe(true));

  it('is nobody else', () => {
    const others = {
      roles: ['guest' as const],
      unitIds: [UnitId.parse(randomUUID())],
      siteIds: [SiteId.parse(randomUUID())],
      userIds: [aUserId()],
    };
    expect(isMeantFor(others, me)).toBe(false);
    expect(isMeantFor(others, reader({ unitId: null, siteId: null, roles: [] }))).toBe(false);
  });

  it('is, for a guest who was let in by the code, what is for guests or for them by name alone', () => {
    const guest = reader({ roles: ['guest'], isLetIn: true });
    expect(isMeantFor(null, guest)).toBe(false);
    expect(isMeantFor({ ...nobody, unitIds: [unitId], siteIds: [siteId] }, guest)).toBe(false);
    expect(isMeantFor({ ...nobody, roles: ['votingMember', 'delegate'] }, guest)).toBe(false);
    expect(isMeantFor({ ...nobody, roles: ['guest'] }, guest)).toBe(true);
    expect(isMeantFor({ ...nobody, userIds: [guest.userId] }, guest)).toBe(true);
  });

  it('is always who leads the meeting', () => {
    for (const role of ['chair', 'deputyChair', 'secretary'] as const)
      expect(isMeantFor({ ...nobody, userIds: [aUserId()] }, reader({ roles: [role] }))).toBe(true);
  });
});

describe('when a document may be read', () => {
  it.each([
    ['from its first moment on', { readFrom: now }, true],
    ['not a millisecond before', { readFrom: new Date(now.getTime() + 1) }, false],
    ['not at its last moment', { readUntil: now }, false],
    ['until then', { readUntil: new Date(now.getTime() + 1) }, true],
    ['not once recalled', { recalledAt: new Date(now.getTime() - 1) }, false],
  ])('%s', (_, more, expected) => expect(isHandedOut(rule(more), now)).toBe(expected));

  it('a recall takes it from everybody but those who prepare the meeting, whatever else is said', () => {
    const someRoles = fc.uniqueArray(fc.constantFrom(...MeetingRole.options));
    const aMoment = fc.option(fc.date({ noInvalidDate: true }));
    fc.assert(
      fc.property(someRoles, aMoment, aMoment, (roles, readFrom, readUntil) => {
        const recalled = rule({ readFrom, readUntil, recalledAt: now });
        const prepares = roles.includes('chair') || roles.includes('secretary');
        expect(mayRead(recalled, reader({ roles }), now)).toBe(prepares);
      }),
    );
  });
});

it('writes who had an internal document in hand, and when by the clock of Vietnam', () => {
  const at = new Date('2026-11-26T18:05:00Z');
  expect(watermarkLine({ name: 'Đại biểu 1', unitName: 'Xã Bình Hòa', at })).toBe(
    'Đại biểu 1 – Xã Bình Hòa – 27/11/2026 01:05',
  );
  expect(dayInVietnam(at)).toBe('2026-11-27');
});
