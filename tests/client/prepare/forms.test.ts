import { describe, expect, it } from 'vitest';
import { moved } from '#client/features/prepare/agenda-order.ts';
import {
  fileProblem,
  LARGEST_BYTES,
  problemOfReason,
} from '#client/features/prepare/file-check.ts';
import { fromDraft, type InfoDraft, problemsOf } from '#client/features/prepare/info-draft.ts';
import { itemDraft, itemProblems, itemText } from '#client/features/prepare/item-text.ts';
import { FileProblem, MAX_UPLOAD_BYTES } from '#contract/http/documents.ts';
import { MeetingTypeId, UserId } from '#contract/ids.ts';

const id = '11111111-1111-4111-8111-111111111111';

function aDraft(part: Partial<InfoDraft> = {}): InfoDraft {
  return {
    title: 'Họp giao ban',
    typeId: MeetingTypeId.parse(id),
    startDay: '2026-12-01',
    startTime: '08:00',
    endDay: '2026-12-01',
    endTime: '11:00',
    place: 'Phòng họp số 2',
    chairId: UserId.parse(id),
    secretaryId: UserId.parse(id),
    siteIds: [],
    asksPassword: false,
    ...part,
  };
}

describe('the form of a meeting', () => {
  it('sends the times of Vietnam as instants', () => {
    expect(fromDraft(aDraft())).toMatchObject({
      startsAt: '2026-12-01T01:00:00.000Z',
      endsAt: '2026-12-01T04:00:00.000Z',
    });
  });

  it.each([
    [{ title: '  ' }, 'title', 'missing'],
    [{ title: 'ab' }, 'title', 'too-short'],
    [{ chairId: null }, 'chairId', 'missing'],
    [{ startDay: '31/02/2026' }, 'startDay', 'not-a-day'],
    [{ endTime: '24:10' }, 'endTime', 'not-a-time'],
    [{ endTime: '08:00' }, 'endTime', 'ends-before-start'],
  ] as const)('names what is wrong: %o', (part, key, problem) => {
    expect(problemsOf(aDraft(part))[key]).toBe(problem);
    expect(fromDraft(aDraft(part))).toBeNull();
  });
});

describe('the form of an agenda item', () => {
  it('takes an empty time as none and refuses what is none', () => {
    expect(itemText({ ...itemDraft(null), title: ' Nội dung ' })).toEqual({
      title: 'Nội dung',
      presenterId: null,
      unitId: null,
      minutesPlanned: null,
    });
    for (const minutes of ['0', '601', '1.5', 'x']) {
      expect(itemProblems({ ...itemDraft(null), title: 'Nội dung', minutes }).minutes).toBe(true);
    }
  });
});

describe('moving an item', () => {
  it('puts it where it was dropped', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });

  it('changes nothing beyond the ends', () => {
    const list = ['a', 'b'];
    expect(moved(list, 0, -1)).toBe(list);
    expect(moved(list, 1, 2)).toBe(list);
  });
});

describe('a chosen file', () => {
  it('is held to the limit of the contract', () => {
    expect(LARGEST_BYTES).toBe(MAX_UPLOAD_BYTES);
    expect(fileProblem({ name: 'a.PDF', size: LARGEST_BYTES })).toBeNull();
    expect(fileProblem({ name: 'a.pdf', size: LARGEST_BYTES + 1 })).toBe('too-large');
  });

  it('is refused by its kind or emptiness before it is sent', () => {
    expect(fileProblem({ name: 'a.pdf.exe', size: 5 })).toBe('wrong-type');
    expect(fileProblem({ name: 'a.docx', size: 0 })).toBe('empty');
  });

  it('has a text for every problem that the server names', () => {
    for (const problem of FileProblem.options) expect(problemOfReason(problem)).toBe(problem);
    expect(problemOfReason('meeting-ended')).toBeNull();
  });
});
