import { expect, test } from 'vitest';
import { suggestClause } from '#client/features/comments/suggest-clause.ts';

const decree = `QUYẾT ĐỊNH
Căn cứ Điều 12 của Luật Tổ chức chính quyền địa phương;
Điều 4. Phạm vi điều chỉnh
1. Các xã, thị trấn.
Điều 5. Trách nhiệm thực hiện
1. Phòng Nội vụ chủ trì,
a) tổng hợp số liệu;
b) báo cáo trước ngày 30.
2. Ủy ban nhân dân các xã
Điều 12 của Luật được dẫn trong câu
`;

test.each([
  ['in the last khoản above it', decree, 'thực hiện', 'Điều 5, khoản 2'],
  [
    'in a điểm of it',
    decree.slice(0, decree.indexOf('báo cáo')),
    'báo cáo trước',
    'Điều 5, khoản 1, điểm b',
  ],
  [
    'in the article, before its first khoản',
    decree.slice(0, decree.indexOf('Trách nhiệm')),
    'Trách nhiệm',
    'Điều 5',
  ],
  ['that is a heading itself', decree, 'Điều 6. Hiệu lực\n1. Từ ngày ký', 'Điều 6'],
  ['that begins with its number', decree, '3. Các cơ quan liên quan', 'Điều 5, khoản 3'],
  ['with an article of a letter', 'Điều 5a: Bổ sung\n', 'nội dung', 'Điều 5a'],
  ['after a figure that is none', 'Điều 5. Mức chi\n2.500 đồng\n', 'mỗi trang', 'Điều 5'],
  ['above every heading', 'Căn cứ Điều 12 của Luật;\n1. Một\n', 'Xét đề nghị', null],
  ['on a page without text', '', 'Xét đề nghị', null],
])('a passage %s', (_what, before, passage, clause) => {
  expect(suggestClause(before, passage)).toBe(clause);
});

test('text that was typed with decomposed letters is read the same', () => {
  expect(suggestClause('Điều 7. Hiệu lực\n'.normalize('NFD'), 'x')).toBe('Điều 7');
});
