import { describe, expect, it } from 'vitest';
import {
  dayKey,
  formatDateTime,
  formatSpan,
  instantOf,
  shortWeekday,
} from '#client/ui/format-date.ts';
import { initialsOf } from '#client/ui/initials.ts';
import { parseDay, parseTime } from '#client/ui/parse-day.ts';
import { matchesText } from '#contract/fold-text.ts';

describe('finding by text', () => {
  it('finds with and without diacritics', () => {
    expect(matchesText('Chủ tịch UBND xã Bình Hòa', 'binh hoa')).toBe(true);
    expect(matchesText('Chủ tịch UBND xã Bình Hòa', 'Bình Hòa')).toBe(true);
    expect(matchesText('Đỗ Văn Đức', 'do duc')).toBe(true);
  });

  it('holds to diacritics that are typed', () => {
    expect(matchesText('Bình Hòa', 'bính')).toBe(false);
    expect(matchesText('Bình Hòa', 'bình hoa')).toBe(false);
    expect(matchesText('Bình Hòa', 'bình hoà')).toBe(true);
  });

  it('finds all with nothing typed', () => {
    expect(matchesText('Bình Hòa', '  ')).toBe(true);
  });
});

it.each([
  ['Chủ tịch UBND huyện', 'CT'],
  ['Chủ tịch UBND xã Vĩnh Hanh', 'VH'],
  ['Thư ký UBND huyện', 'TK'],
  ['Trưởng phòng Nội vụ', 'NV'],
  ['Chủ tịch UBND thị trấn', 'CT'],
  ['Điểm cầu xã Cần Đăng', 'CĐ'],
  ['Trưởng phòng Tài chính - Kế hoạch', 'KH'],
  ['Nguyễn Văn Ước'.normalize('NFD'), 'VƯ'],
  ['', ''],
])('the initials of “%s” are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

describe('dates', () => {
  it('are those of Vietnam, whatever the device is set to', () => {
    expect(formatDateTime('2026-11-22T18:30:00Z')).toBe('23/11/2026 01:30');
    expect(dayKey('2026-11-22T16:59:59Z')).toBe('2026-11-22');
    expect(shortWeekday('2026-11-22T18:30:00Z')).toBe('T2');
    expect(instantOf('2026-11-23', '01:30')).toBe('2026-11-22T18:30:00.000Z');
  });

  it('name the day once when a meeting is of one day', () => {
    expect(formatSpan('2026-11-23T01:00:00Z', '2026-11-23T04:00:00Z')).toBe(
      '08:00 – 11:00, 23/11/2026',
    );
    expect(formatSpan('2026-11-23T01:00:00Z', '2026-11-24T04:00:00Z')).toBe(
      '23/11/2026 08:00 – 24/11/2026 11:00',
    );
  });
});

describe('typed days and times', () => {
  it.each([
    ['5/3/2026', '2026-03-05'],
    ['05-03-2026', '2026-03-05'],
    ['29/02/2027', null],
    ['2026-03-05', null],
    ['', null],
  ])('%s is the day %s', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it.each([
    ['8', '08:00'],
    ['830', '08:30'],
    ['8h30', '08:30'],
    ['14:05', '14:05'],
    ['24:00', null],
    ['8:60', null],
    ['8:3', null],
    ['sáng', null],
  ])('%s is the time %s', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });
});
