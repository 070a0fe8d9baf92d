import { describe, expect, test } from 'vitest';
import { inTwoLines } from '#client/ui/break-label.ts';

const KEPT = '\u00a0';

describe('the words of a narrow button', () => {
  test.each([
    ['Bắt đầu biểu quyết', ['Bắt đầu', 'biểu quyết']],
    ['Dừng ghi hình', ['Dừng', 'ghi hình']],
    ['Kết luận', ['Kết', 'luận']],
    ['Thêm', ['Thêm']],
  ])('of “%s” break only between %j', (label, lines) => {
    expect(inTwoLines(label).split(' ')).toEqual(lines.map((line) => line.replaceAll(' ', KEPT)));
  });
  test('of a long name break anywhere', () => {
    expect(inTwoLines('Hủy ý kiến trình tự')).toBe('Hủy ý kiến trình tự');
  });
});
