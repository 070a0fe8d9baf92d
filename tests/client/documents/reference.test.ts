import { expect, it } from 'vitest';
import { abstractBeside, addedToTitle } from '#client/features/documents/reference.ts';
import type { ShownDetails } from '#contract/http/document-details.ts';
import type { FrameDocument } from '#contract/live/state.ts';

it.each([
  ['Báo cáo số 45/BC-UBND', 'Kết quả quý IV', 'Kết quả quý IV'],
  ['Báo cáo kết quả quý IV', 'Kết quả quý IV', ''],
  ['Báo cáo', null, ''],
])('of "%s" about "%s" adds "%s"', (title, abstract, added) => {
  expect(abstractBeside({ title, details: { abstract } as ShownDetails })).toBe(added);
});

it.each([
  ['Kết quả quý IV', 'Báo cáo', '45/BC-UBND', 'Báo cáo 45/BC-UBND'],
  ['Báo cáo số 45/BC-UBND', 'Báo cáo', '45/BC-UBND', ''],
  ['Báo cáo quý IV', 'Báo cáo', '45/BC-UBND', '45/BC-UBND'],
])('beside "%s", %s %s is shown as "%s"', (title, kindName, docNumber, shown) => {
  expect(addedToTitle({ title, kindName, docNumber } as FrameDocument)).toBe(shown);
});
