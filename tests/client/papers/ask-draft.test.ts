import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { askedOf, emptyAsk, withItem } from '#client/features/papers/ask-draft.ts';
import { dueParts, dueWords } from '#client/features/papers/due-words.ts';
import '#client/i18n/i18n.ts';
import { Meeting } from '#contract/http/meetings.ts';
import { aMeeting } from '../prepare/a-preparing-page.tsx';

const DUE = '2026-11-25T10:00:00Z';
const unit = (n: number) => `0191b2a4-0000-4000-8000-${String(n).padStart(12, '0')}`;

function meeting(): Meeting {
  const plain = aMeeting('Một', 'Hai');
  const items = plain.items.map((item, index) => ({
    ...item,
    unitId: unit(70 + index),
    documents: index === 1 ? [] : item.documents,
  }));
  return Meeting.parse({ ...plain, items });
}

describe('the form of asking for a paper', () => {
  it('begins with the first item that has no document, its own unit, and the time of the rule', () => {
    const draft = emptyAsk(meeting(), DUE);
    expect(draft).toMatchObject({ unitIds: [unit(71)], day: '2026-11-25', time: '17:00' });
    expect(draft.itemId).toBe(meeting().items[1]?.itemId);
  });

  it('takes another item’s unit as long as nobody has chosen others', () => {
    const first = meeting().items[0]?.itemId ?? '';
    const draft = emptyAsk(meeting(), DUE);
    expect(withItem(draft, meeting(), first).unitIds).toEqual([unit(70)]);
    const chosen = { ...draft, unitIds: [...draft.unitIds, meeting().unitId] };
    expect(withItem(chosen, meeting(), first).unitIds).toEqual(chosen.unitIds);
  });

  it('is sent only when it names an item, a unit, a paper and a time', () => {
    const draft = { ...emptyAsk(meeting(), DUE), title: ' Báo cáo ' };
    expect(askedOf(draft)).toMatchObject({ title: 'Báo cáo', dueAt: '2026-11-25T10:00:00.000Z' });
    expect(askedOf({ ...draft, title: 'B' })).toBeNull();
    expect(askedOf({ ...draft, unitIds: [] })).toBeNull();
    expect(askedOf({ ...draft, time: '25:00' })).toBeNull();
  });
});

it('says in words until when, and how that stands', () => {
  const t = i18next.getFixedT('vi', 'papers');
  expect(dueWords({ state: 'ahead', workingDays: 2 }, t)).toBe('còn 2 ngày làm việc');
  expect(dueWords({ state: 'today' }, t)).toBe('hạn trong hôm nay');
  expect(dueWords({ state: 'overdue', workingDays: 0 }, t)).toBe('quá hạn');
  expect(t('clock.due', dueParts(DUE, 'vi'))).toBe('Hạn gửi tài liệu: 17:00 thứ Tư 25/11/2026');
});
