import type { Seeded } from './seeded.ts';

/** A word that keeps its `id` through versions: what an annotation is about is told by ids, not by likeness. */
export type Token = { id: number; text: string };
export type Sentence = Token[];
export type Section = { title: Token[]; paragraphs: Sentence[][] };
export type LongPaper = Section[];

const WORDS =
  `báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế xã hội quốc phòng an ninh huyện Châu Thành tổng thu ngân sách nhà nước
  địa bàn đạt tỷ đồng so với cùng kỳ năm trước tăng giảm phần trăm dự toán được giao các phòng ban chuyên môn Ủy ban nhân dân
  thị trấn tiếp tục triển khai đồng bộ giải pháp cải cách hành chính chuyển đổi số giải quyết hồ sơ đúng hạn trước quá hạn
  công tác giải phóng mặt bằng đầu tư công tiến độ giải ngân vốn chậm do vướng mắc đền bù hộ gia đình cá nhân diện tích đất
  nông nghiệp lúa nếp sản lượng vụ Đông Xuân Hè Thu giá bán thương lái doanh nghiệp hợp tác liên kết tiêu thụ trường học giáo
  viên học sinh tỷ lệ tốt nghiệp y tế bệnh viện khám chữa bệnh bảo hiểm hộ nghèo cận nghèo việc làm lao động đào tạo nghề văn
  hóa thể thao du lịch di tích lễ hội môi trường rác thải nước sạch thủy lợi kênh mương cầu đường giao thông nông thôn mới
  tiêu chí kiểm tra giám sát thanh tra khiếu nại tố cáo tiếp công dân phối hợp đề nghị kiến nghị quan tâm hỗ trợ kinh phí`.split(
    /\s+/,
  );

/** What official papers say again and again: the same words in many places, so that likeness alone tells nothing. */
const PHRASES = [
  'Kính trình phiên họp xem xét, cho ý kiến.',
  'Giao Văn phòng Ủy ban nhân dân huyện theo dõi, đôn đốc việc thực hiện.',
  'Các phòng, ban, ngành có liên quan và Ủy ban nhân dân các xã, thị trấn chịu trách nhiệm thi hành.',
];

/** Writes papers and changes them as offices do. */
export function paperWriter(random: Seeded) {
  let lastId = 0;
  const token = (text: string): Token => {
    lastId += 1;
    return { id: lastId, text };
  };
  const tokens = (text: string) => text.split(' ').map(token);
  const word = () => (random.next() < 0.07 ? String(10 + random.below(9000)) : random.pick(WORDS));

  function sentence(): Sentence {
    if (random.next() < 0.06) return tokens(random.pick(PHRASES));
    const texts = Array.from({ length: 9 + random.below(24) }, word);
    const [first = ''] = texts;
    texts[0] = first.charAt(0).toUpperCase() + first.slice(1);
    return texts.map((text, i) =>
      token(
        i === texts.length - 1 ? `${text}.` : i > 2 && random.next() < 0.06 ? `${text},` : text,
      ),
    );
  }

  const paragraph = () => Array.from({ length: 2 + random.below(5) }, sentence);

  function section(number: number, paragraphs: number): Section {
    return {
      title: tokens(`Phần ${number}. Kết quả về ${word()} ${word()} và ${word()} ${word()}`),
      paragraphs: Array.from({ length: paragraphs }, paragraph),
    };
  }

  /** A sentence with a part of its words replaced, some left out and some put in. */
  function reworded(old: Sentence, share: number): Sentence {
    return old.flatMap((one) => {
      if (random.next() >= share) return [one];
      const chance = random.next();
      if (chance < 0.6) return [token(word())];
      return chance < 0.8 ? [] : [one, token(word())];
    });
  }

  /** One of the changes that an office makes to a section. */
  function edit(old: Section): Section {
    const paragraphs = old.paragraphs.map((one) => [...one]);
    const at = random.below(paragraphs.length);
    const chosen = paragraphs[at] ?? [];
    const line = random.below(chosen.length);
    switch (random.below(7)) {
      case 0:
        paragraphs.splice(at, 0, paragraph());
        break;
      case 1:
        chosen.splice(line, 0, sentence());
        break;
      case 2:
        chosen.splice(line, 1);
        break;
      case 3:
        chosen[line] = reworded(chosen[line] ?? [], 0.15 + 0.35 * random.next());
        break;
      case 4:
        chosen[line] = sentence();
        break;
      case 5: {
        const [moved] = paragraphs.splice(at, 1);
        if (moved) paragraphs.splice(random.below(paragraphs.length + 1), 0, moved);
        break;
      }
      default:
        chosen[line] = (chosen[line] ?? []).map((one) =>
          /^\d+$/.test(one.text) ? token(String(10 + random.below(9000))) : one,
        );
    }
    return { title: old.title, paragraphs: paragraphs.filter((one) => one.length > 0) };
  }

  return { section, edit };
}

/** How many sections are put in, taken out and changed (each with so many edits). */
export type Edits = { inserted: number; removed: number; edited: number; editsEach: number };

/** A paper of many sections, each of which begins a page, and the paper that became of it. */
export function paperPair(
  random: Seeded,
  { sections, paragraphs, edits }: { sections: number; paragraphs: number; edits: Edits },
): { old: LongPaper; fresh: LongPaper } {
  const writer = paperWriter(random);
  const old = Array.from({ length: sections }, (_, i) => writer.section(i + 1, paragraphs));
  const order = old.map((_, i) => i).sort(() => random.next() - 0.5);
  const removed = new Set(order.splice(0, edits.removed));
  const edited = new Set(order.splice(0, edits.edited));
  const fresh = old.flatMap((section, i) => {
    if (removed.has(i)) return [];
    let now = section;
    if (edited.has(i)) for (let n = 0; n < edits.editsEach; n += 1) now = writer.edit(now);
    return [now];
  });
  for (let i = 0; i < edits.inserted; i += 1)
    fresh.splice(random.below(fresh.length + 1), 0, writer.section(900 + i, paragraphs));
  return { old, fresh };
}
