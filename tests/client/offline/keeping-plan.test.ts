import { describe, expect, it } from 'vitest';
import {
  expired,
  isMeetingOn,
  isToBeKept,
  outdated,
  type PlannedMeeting,
  planKeeping,
} from '#client/offline/keeping-plan.ts';
import type { KeptVersion } from '#client/offline/kept-documents.ts';

const NOW = Date.parse('2026-11-26T01:00:00Z');
const day = (days: number) => new Date(NOW + days * 86_400_000).toISOString();

const paper = (versionId: string, sizeBytes: number, more: object = {}) => ({
  versionId,
  documentId: `d-${versionId}`,
  title: versionId,
  fileName: `${versionId}.pdf`,
  sizeBytes,
  isInternal: false,
  progress: { state: 'ready', pageCount: 3 },
  ...more,
});

function aMeeting(
  meetingId: string,
  items: Record<string, ReturnType<typeof paper>[]>,
  more: Partial<PlannedMeeting> = {},
): PlannedMeeting {
  return {
    meetingId,
    title: meetingId,
    startsAt: day(1),
    endsAt: day(1.2),
    phase: 'released',
    unitId: 'huyen',
    unitName: 'UBND huyện',
    items: Object.entries(items).map(([itemId, documents]) => ({
      itemId,
      title: itemId,
      documents,
    })),
    ...more,
  } as unknown as PlannedMeeting;
}

const order = (meetings: PlannedMeeting[], current: string | null = null) =>
  planKeeping(meetings, current as never).map(({ versionId }) => versionId);

describe('the order in which documents come', () => {
  const items = { i1: [paper('a', 9), paper('b', 1)], i2: [paper('c', 5)], i3: [paper('d', 2)] };

  it('is that of the agenda, small ones first within an item', () => {
    expect(order([aMeeting('m', items)])).toEqual(['b', 'a', 'c', 'd']);
  });

  it('begins with the item that is discussed, then those after it, then those before', () => {
    expect(order([aMeeting('m', items)], 'i2')).toEqual(['c', 'd', 'b', 'a']);
    expect(order([aMeeting('m', items)], 'i3')).toEqual(['d', 'b', 'a', 'c']);
  });

  it('begins with the meeting that runs, then the next to begin', () => {
    const meetings = [
      aMeeting('later', { x: [paper('later', 1)] }, { startsAt: day(3) }),
      aMeeting('soon', { y: [paper('soon', 1)] }, { startsAt: day(2) }),
      aMeeting('now', { z: [paper('now', 1)] }, { startsAt: day(5), phase: 'running' }),
    ];
    expect(order(meetings)).toEqual(['now', 'soon', 'later']);
  });

  it('leaves out what is internal and what can’t be read yet', () => {
    const some = [
      paper('open', 1),
      paper('internal', 1, { isInternal: true }),
      paper('queued', 1, { progress: { state: 'queued', ahead: 0 } }),
    ];
    expect(order([aMeeting('m', { i: some })])).toEqual(['open']);
  });
});

describe('a meeting’s documents are kept', () => {
  it.each([
    ['while it runs, whenever it was to begin', { phase: 'running', startsAt: day(40) }, true],
    ['when it begins within the days', { startsAt: day(6.9), endsAt: day(7) }, true],
    ['not when it begins later', { startsAt: day(7.1), endsAt: day(8) }, false],
    ['when it should have begun', { startsAt: day(-0.1), endsAt: day(0.1) }, true],
    ['not when it was never held', { startsAt: day(-3), endsAt: day(-2.9) }, false],
    ['not when it is over', { phase: 'ended', startsAt: day(-0.1) }, false],
    ['not while it is a draft', { phase: 'draft' }, false],
  ] as const)('%s', (_when, more, isKept) => {
    expect(isToBeKept(aMeeting('m', {}, more as Partial<PlannedMeeting>), NOW, 7)).toBe(isKept);
  });
});

const kept = (versionId: string, meeting: object) => ({ versionId, meeting }) as KeptVersion;

describe('what leaves the device', () => {
  it('is what its meeting no longer names; of meetings that were not looked at nothing', () => {
    const meeting = aMeeting('m', { i: [paper('new', 1)] });
    const all = [
      kept('old', { meetingId: 'm' }),
      kept('new', { meetingId: 'm' }),
      kept('other', { meetingId: 'far' }),
    ];
    expect(outdated(all, [meeting], planKeeping([meeting], null))).toEqual(['old']);
  });

  it('is a version that was replaced, once the newer one is here in whole', () => {
    const meeting = aMeeting('m', { i: [paper('v2', 1, { documentId: 'd' })] });
    const version = (versionId: string, keptBytes: number) =>
      ({
        ...kept(versionId, { meetingId: 'm' }),
        documentId: 'd',
        sizeBytes: 9,
        keptBytes,
        hasTexts: true,
      }) as KeptVersion;
    const leaving = (...all: KeptVersion[]) =>
      outdated(all, [meeting], planKeeping([meeting], null));
    expect(leaving(version('v1', 9))).toEqual([]);
    expect(leaving(version('v1', 9), version('v2', 8))).toEqual([]);
    expect(leaving(version('v1', 9), version('v2', 9))).toEqual(['v1']);
  });

  it.each([
    ['at-once', 'ended', 0, true],
    ['at-once', 'running', 0.4, false],
    // Without a line nobody says that it ended: after twelve hours it has.
    ['at-once', 'running', 0.6, true],
    ['week', 'ended', 6.9, false],
    ['week', 'ended', 7.1, true],
    ['week', 'running', 7.1, false],
    ['week', 'running', 7.6, true],
    ['while-readable', 'ended', 400, false],
  ] as const)(
    '%s: of a meeting last known as %s, %d days after its end: %s',
    (after, phase, days, leaves) => {
      const version = kept('v', { phase, endsAt: day(-days) });
      expect(expired([version], NOW, after)).toEqual(leaves ? ['v'] : []);
    },
  );
});

describe('a meeting that goes on', () => {
  it.each([
    ['runs', { phase: 'running', startsAt: day(-2), endsAt: day(-1) }, true],
    ['should have begun', { phase: 'released', startsAt: day(-0.1), endsAt: day(0.1) }, true],
    ['is still to come', { phase: 'released', startsAt: day(0.1), endsAt: day(0.2) }, false],
    ['is over', { phase: 'ended', startsAt: day(-0.1), endsAt: day(0.1) }, false],
  ] as const)('%s', (_name, meeting, isOn) => {
    expect(isMeetingOn([meeting], NOW)).toBe(isOn);
  });
});

it('a document belongs to the unit of its item, or else to that of the meeting', () => {
  const meeting = aMeeting('m', { own: [paper('a', 1)], other: [paper('b', 2)] });
  const items = meeting.items.map((item, i) => ({ ...item, unitId: i === 1 ? 'xa' : null }));
  const plan = planKeeping([{ ...meeting, items } as unknown as PlannedMeeting], null);
  expect(plan.map(({ unitId }) => unitId)).toEqual(['huyen', 'xa']);
});
