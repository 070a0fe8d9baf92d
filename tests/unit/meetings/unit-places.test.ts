import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeetingPhase } from '#contract/http/meetings.ts';
import type { UserId } from '#contract/ids.ts';
import type { Attendance } from '#server/domain/quorum.ts';
import { type Candidate, isOpenToUnit, sendPeople } from '#server/domain/unit-places.ts';

const DUE = '2026-11-29T10:00:00.000Z';
const BEFORE = '2026-11-29T09:59:59.000Z';
const id = (name: string) => name as UserId;
const known = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  userId: id(name),
  isOfUnit: true,
  isLocked: false,
  takesPart: false,
  ...more,
});

/** Sends people by name to two places that one holds already, before the deadline, unless told otherwise. */
function send(
  names: readonly string[],
  more: {
    phase?: MeetingPhase;
    now?: string;
    isByUnit?: boolean;
    named?: Candidate[];
    came?: string[];
    places?: number;
    sent?: string[];
  } = {},
) {
  const { phase = 'released', now = BEFORE, isByUnit = true, came = [] } = more;
  const here = { status: 'present', mode: 'inPerson', siteId: null, at: BEFORE } as const;
  const attendance: Attendance = Object.fromEntries(came.map((name) => [id(name), here]));
  return sendPeople(
    { places: more.places ?? 2, dueAt: DUE, sent: (more.sent ?? ['held']).map(id) },
    { phase, attendance },
    {
      userIds: names.map(id),
      named: more.named ?? names.map((name) => known(name)),
      isByUnit,
      now,
    },
  );
}

const refusal = (code: string, reason: string) =>
  expect.objectContaining({ body: expect.objectContaining({ code, reason }) });

describe('whom a unit sends', () => {
  it('is who is named: who comes anew, and who no more', () => {
    expect(send(['held', 'new'])).toEqual({ added: ['new'], removed: [] });
    expect(send(['new'])).toEqual({ added: ['new'], removed: ['held'] });
    expect(send([])).toEqual({ added: [], removed: ['held'] });
    expect(send(['held'])).toEqual({ added: [], removed: [] });
  });

  it.each<[what: string, act: () => unknown, code: string, reason: string]>([
    ['more than places', () => send(['a', 'b', 'c']), 'WRONG_STATE', 'too-many-for-places'],
    ['one twice', () => send(['a', 'a']), 'BAD_INPUT', 'person-listed-twice'],
    ['nobody known', () => send(['a'], { named: [] }), 'WRONG_STATE', 'not-of-unit'],
    [
      'of another unit',
      () => send(['a'], { named: [known('a', { isOfUnit: false })] }),
      'WRONG_STATE',
      'not-of-unit',
    ],
    [
      'a locked account',
      () => send(['a'], { named: [known('a', { isLocked: true })] }),
      'WRONG_STATE',
      'person-locked',
    ],
    [
      'who takes part already',
      () => send(['a'], { named: [known('a', { takesPart: true })] }),
      'CONFLICT',
      'invited-already',
    ],
    ['without who has come', () => send(['a'], { came: ['held'] }), 'WRONG_STATE', 'came-already'],
    ['after the deadline', () => send(['a'], { now: DUE }), 'WRONG_STATE', 'places-closed'],
    ['in a running one', () => send(['a'], { phase: 'running' }), 'WRONG_STATE', 'places-closed'],
    [
      'after the end, whoever says so',
      () => send(['a'], { phase: 'ended', isByUnit: false }),
      'WRONG_STATE',
      'meeting-ended',
    ],
  ])('refuses %s', (_what, act, code, reason) => {
    expect(act).toThrow(refusal(code, reason));
  });

  it('who prepares the meeting chooses for the unit after the deadline and while it runs', () => {
    const late = { now: '2026-11-30T02:00:00.000Z', isByUnit: false };
    expect(send(['held', 'a'], late).added).toEqual(['a']);
    expect(send(['held', 'a'], { ...late, phase: 'running' }).added).toEqual(['a']);
  });

  it('who holds a place already may stay, though the account was locked since', () => {
    const named = [known('held', { isLocked: true, takesPart: true }), known('a')];
    expect(send(['held', 'a'], { named }).added).toEqual(['a']);
  });

  it('never fills more than its places, and loses nobody whom it names', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });
    fc.assert(
      fc.property(names, names, fc.integer({ min: 0, max: 5 }), (sent, wanted, places) => {
        const act = () => send(wanted, { sent, places });
        if (wanted.length > places) {
          expect(act).toThrow(refusal('WRONG_STATE', 'too-many-for-places'));
          return;
        }
        const { added, removed } = act();
        const after = [...sent.map(id).filter((each) => !removed.includes(each)), ...added];
        expect(after.toSorted()).toEqual(wanted.map(id).toSorted());
        expect(added.some((each) => sent.map(id).includes(each))).toBe(false);
      }),
    );
  });
});

it('is open to the unit until the deadline, in a draft and after the release', () => {
  expect(isOpenToUnit('draft', DUE, BEFORE)).toBe(true);
  expect(isOpenToUnit('released', DUE, BEFORE)).toBe(true);
  expect(isOpenToUnit('released', DUE, DUE)).toBe(false);
  expect(isOpenToUnit('running', DUE, BEFORE)).toBe(false);
  expect(isOpenToUnit('ended', DUE, BEFORE)).toBe(false);
});
