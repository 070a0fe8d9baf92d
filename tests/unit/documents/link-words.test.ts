import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkWords } from '#server/domain/versions/link-words.ts';

const words = (text: string) => text.split(' ');
const word = fc.constantFrom('báo', 'cáo', 'kết', 'quả', 'và', 'của', 'xã', 'huyện', '45', 'tỷ');
const text = fc.array(word, { maxLength: 80 });
const linked = (old: string[], fresh: string[]) => [...linkWords(old, fresh)];

describe('words of an old text in a new one', () => {
  it('are the same words, and each new word is linked once', () => {
    fc.assert(
      fc.property(text, text, (old, fresh) => {
        const links = linked(old, fresh);
        const found = links.filter((link) => link >= 0);
        expect(new Set(found).size).toBe(found.length);
        for (const [at, link] of links.entries()) if (link >= 0) expect(fresh[link]).toBe(old[at]);
      }),
    );
  });

  it('are all there when nothing changed, whatever repeats', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(linked(same, same)).toEqual(same.map((_, at) => at));
      }),
    );
  });

  it('are all there when words were only put in at one place', () => {
    fc.assert(
      fc.property(text, text, fc.nat(80), (old, inserted, at) => {
        const place = Math.min(at, old.length);
        const fresh = [...old.slice(0, place), ...inserted, ...old.slice(place)];
        expect(linked(old, fresh).filter((link) => link < 0)).toEqual([]);
      }),
    );
  });

  it('are not tied to small words of a passage that was rewritten', () => {
    const old = words('đầu tư giao thông nông thôn của huyện đạt kế hoạch');
    const fresh = words('đầu sản lượng lúa nếp vụ Thu của bà con xã hoạch');
    expect(linked(old, fresh)).toEqual([0, -1, -1, -1, -1, -1, -1, -1, -1, -1, 11]);
  });

  it('are found again in a passage that was carried elsewhere', () => {
    const moved = words('giao Văn phòng theo dõi đôn đốc việc thực hiện');
    const rest = words('kính trình phiên họp xem xét cho ý kiến về các nội dung trên đây');
    const links = linked([...moved, ...rest], [...rest, ...moved]);
    expect(links.every((link) => link >= 0)).toBe(true);
  });

  it('are linked in seconds in a book of 300 pages of few different words', () => {
    const many = Array.from({ length: 120_000 }, (_, i) => String((i * i) % 977));
    const fresh = many.filter((_, i) => i % 97 !== 0);
    const links = linked(many, fresh);
    expect(links.filter((link) => link >= 0).length).toBeGreaterThan(0.9 * fresh.length);
  });
});
