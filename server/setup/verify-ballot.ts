import { readFileSync } from 'node:fs';
import {
  BallotBundle,
  type BundleCheck,
  type BundleContent,
  checkBundle,
} from '#contract/secret-ballots/bundle.ts';

const WHAT: Record<BundleCheck['what'], string> = {
  signature: 'Chữ ký đúng với khóa ghi trong tệp',
  question: 'Câu hỏi đúng với mã đã chốt khi mở bỏ phiếu',
  envelopes: 'Số phiếu niêm phong = số phiếu hợp lệ + số phiếu hỏng',
  received: 'Số phiếu niêm phong = số lượt ghi nhận',
  entitled: 'Số lượt ghi nhận không vượt quá số người có quyền',
  distinct: 'Không có lượt ghi nhận hay mã phiếu nào trùng',
  choices: 'Mọi phiếu hợp lệ đều đúng hình thức biểu quyết',
  opinions: 'Số ý kiến khác đúng với số phiếu có ý kiến khác, xếp theo vần',
  totals: 'Đếm lại từng phiếu ra đúng kết quả công bố',
};

/** Counts a published secret ballot again without a server; the report ends in PASS or FAIL. */
export async function verifyBallot(
  text: string,
  expectedKey?: string,
): Promise<{ report: string; isPassed: boolean }> {
  const bundle = readBundle(text);
  if (!bundle) return { report: 'Tệp không phải kết quả bỏ phiếu kín.\nFAIL', isPassed: false };
  const { content } = bundle;
  const checks = (await checkBundle(bundle)).map(({ what, ok }) => ({ ok, says: WHAT[what] }));
  if (expectedKey !== undefined)
    checks.push({
      ok: content.signingKey === expectedKey.toLowerCase(),
      says: 'Khóa ký đúng với khóa đã cho',
    });
  const isPassed = checks.every((check) => check.ok);
  const lines = [
    `Câu hỏi: ${content.question}`,
    `Người có quyền: ${content.entitled} · ghi nhận: ${content.received.length} · hợp lệ: ${content.slips.length} · hỏng: ${content.spoiled}`,
    ...countLines(content),
    `Khóa ký: ${content.signingKey}`,
    ...checks.map(({ ok, says }) => `${ok ? '✓' : '✗'} ${says}`),
    isPassed ? 'PASS' : 'FAIL',
  ];
  return { report: lines.join('\n'), isPassed };
}

function countLines(content: BundleContent): string[] {
  if (content.format === 'nghi-su/secret-ballot/1') {
    const { totals } = content;
    return [
      `Tán thành: ${totals.for} · không tán thành: ${totals.against} · không biểu quyết: ${totals.abstain}`,
    ];
  }
  const { method, totals, otherOpinions } = content;
  return [
    `Chọn tối đa ${method.atMost} trong ${method.options.length} phương án`,
    ...method.options.map((option, place) => `${option}: ${totals.counts[place]}`),
    ...(method.otherOpinion ? [`Ý kiến khác: ${totals.other}`] : []),
    `Phiếu trắng: ${totals.blank}`,
    ...otherOpinions.map((opinion) => `Ý kiến khác: “${opinion}”`),
  ];
}

function readBundle(text: string): BallotBundle | null {
  try {
    return BallotBundle.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

if (import.meta.main) {
  const [file, expectedKey] = process.argv.slice(2);
  if (file === undefined) {
    console.error('Dùng: npm run verify-ballot -- TỆP [KHÓA-KÝ]');
    process.exitCode = 2;
  } else {
    try {
      const { report, isPassed } = await verifyBallot(readFileSync(file, 'utf8'), expectedKey);
      console.log(report);
      process.exitCode = isPassed ? 0 : 1;
    } catch (error) {
      console.error(
        `Không đọc được tệp ${file}: ${error instanceof Error ? error.message : error}`,
      );
      process.exitCode = 2;
    }
  }
}
