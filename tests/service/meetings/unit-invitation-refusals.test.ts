import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InvitedUnit } from '#contract/http/invited-units.ts';
import { SiteId, UnitId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { refused } from '#tests/support/use-invited-people.ts';
import { DUE, useInvitedUnit } from '#tests/support/use-invited-unit.ts';

const here = useInvitedUnit();

let secretary: Actor;
let chair: Actor;
let head: Actor;
let one: Actor;

beforeAll(() => {
  secretary = here.the('secretary');
  chair = here.the('chair');
  head = here.the('head');
  one = here.the('one');
});

type Row = [
  what: string,
  act: (invited: InvitedUnit) => Promise<unknown>,
  code: string,
  reason: string,
];

const elsewhere = SiteId.parse(randomUUID());

const inviteTo = (siteId: SiteId) =>
  here.services.unitInvitations.invite(secretary, here.meetingId, {
    units: [{ unitId: here.district.communeId, siteId }],
    places: 1,
    role: 'guest',
    dueAt: DUE,
  });

async function begin(): Promise<void> {
  await here.release();
  await here.run(chair, { name: 'meeting.start', input: { reason: 'Chủ trì quyết định' } });
}

const remind = ({ invitationId }: InvitedUnit) =>
  here.services.unitInvitations.remind(secretary, invitationId);

/** Refuses each, and leaves the invitation as it is. */
function refuses(rows: readonly Row[], before: (invited: InvitedUnit) => Promise<void>): void {
  it.each(rows)('%s', async (_what, act, code, reason) => {
    const invited = await here.invite();
    await before(invited);
    const seen = await here.services.meetings.get(secretary, here.meetingId);
    await expect(act(invited)).rejects.toMatchObject(refused(code, reason));
    expect(await here.services.meetings.get(secretary, here.meetingId)).toEqual(seen);
  });
}

describe('of an invited unit is refused', () => {
  refuses(
    [
      [
        'a unit that is not there',
        () => here.invite({ unitId: UnitId.parse(randomUUID()), role: 'guest' }),
        'BAD_INPUT',
        'unknown-unit',
      ],
      ['a room that is not there', () => inviteTo(elsewhere), 'BAD_INPUT', 'unknown-site'],
      [
        'a change to a room that is not there',
        (invited) => here.change(invited, { siteId: elsewhere }),
        'BAD_INPUT',
        'unknown-site',
      ],
    ],
    async () => undefined,
  );
});

describe('after the deadline is refused', () => {
  refuses([['to remind the unit', remind, 'WRONG_STATE', 'places-closed']], async ({ dueAt }) =>
    here.setClock(dueAt),
  );
});

describe('after the meeting is refused', () => {
  refuses(
    [
      ['to invite', () => here.invite({ role: 'guest' }), 'WRONG_STATE', 'meeting-ended'],
      [
        'to change',
        (invited) => here.change(invited, { places: 3 }),
        'WRONG_STATE',
        'meeting-ended',
      ],
      [
        'to withdraw',
        (invited) => here.withdraw(secretary, invited),
        'WRONG_STATE',
        'meeting-ended',
      ],
      ['to remind', remind, 'WRONG_STATE', 'places-closed'],
    ],
    async () => {
      await begin();
      await here.run(chair, { name: 'meeting.end', input: {} });
    },
  );
});

describe('under an open vote', () => {
  async function openVote({ invitationId }: InvitedUnit, ...sent: Actor[]): Promise<void> {
    await here.send(head, invitationId, ...sent);
    await begin();
    await here.run(chair, { name: 'attendance.checkIn', input: { mode: 'inPerson' } });
    const input = { itemId: null, question: 'Thông qua?', seconds: null };
    await here.run(chair, { name: 'ballot.open', input });
  }

  describe('is refused', () => {
    refuses(
      [
        [
          'to withdraw whom the unit sends',
          (invited) => here.withdraw(secretary, invited),
          'WRONG_STATE',
          'ballot-open',
        ],
        [
          'to give them another role',
          (invited) => here.change(invited, { role: 'guest' }),
          'WRONG_STATE',
          'ballot-open',
        ],
      ],
      (invited) => openVote(invited, one),
    );
  });

  it('what concerns no voter is done', async () => {
    const invited = await here.invite();
    await openVote(invited);
    await here.change(invited, { role: 'guest' });
    const { invitedUnits } = await here.withdraw(secretary, invited);
    expect(invitedUnits).toEqual([]);
  });
});

it('a change of what was changed since is refused, with the meeting as it is', async () => {
  const { invitationId, version, places, role, siteId, dueAt } = await here.invite();
  await here.send(head, invitationId, one);
  const text = { places, role: 'guest' as const, siteId, dueAt };
  await expect(
    here.services.unitInvitations.change(secretary, invitationId, { version, text }),
  ).rejects.toMatchObject({
    body: {
      code: 'STALE_VERSION',
      reason: 'unit-invitation-changed',
      current: { invitedUnits: [{ role, people: [{ userId: one.userId }] }] },
    },
  });
});
