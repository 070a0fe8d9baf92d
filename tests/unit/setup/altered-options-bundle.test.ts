import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { BallotId, MeetingId } from '#contract/ids.ts';
import {
  type BallotBundle,
  type OptionsBundle,
  signBundle,
} from '#contract/secret-ballots/bundle.ts';
import { sha256Hex } from '#contract/secret-ballots/hex.ts';
import {
  type BallotSigner,
  createBallotSigner,
  newSigningKey,
} from '#contract/secret-ballots/signing.ts';
import { newSlipCode } from '#contract/secret-ballots/slip.ts';
import { questionHashOf } from '#contract/secret-ballots/terms.ts';
import { verifyBallot } from '#server/setup/verify-ballot.ts';
import { aMethod } from '#tests/support/a-method.ts';

const SIGNATURE = 'Chữ ký đúng với khóa ghi trong tệp';
const KEY = 'Khóa ký đúng với khóa đã cho';
const QUESTION = 'Câu hỏi đúng với mã đã chốt khi mở bỏ phiếu';
const ENVELOPES = 'Số phiếu niêm phong = số phiếu hợp lệ + số phiếu hỏng';
const RECEIVED = 'Số phiếu niêm phong = số lượt ghi nhận';
const ENTITLED = 'Số lượt ghi nhận không vượt quá số người có quyền';
const DISTINCT = 'Không có lượt ghi nhận hay mã phiếu nào trùng';
const CHOICES = 'Mọi phiếu hợp lệ đều đúng hình thức biểu quyết';
const OPINIONS = 'Số ý kiến khác đúng với số phiếu có ý kiến khác, xếp theo vần';
const TOTALS = 'Đếm lại từng phiếu ra đúng kết quả công bố';

let signer: BallotSigner;
let stranger: BallotSigner;
let content: OptionsBundle;
let bundle: BallotBundle;

/** A vote for up to two of four, with opinions: six were received, one of them is spoiled. */
beforeAll(async () => {
  signer = await createBallotSigner(await newSigningKey());
  stranger = await createBallotSigner(await newSigningKey());
  const asked = {
    ballotId: BallotId.parse(randomUUID()),
    itemId: null,
    question: 'Giới thiệu nhân sự?',
    method: aMethod({ otherOpinion: true }),
  };
  const choices = [
    { options: [0, 1] },
    { options: [0], other: true as const },
    { options: [2] },
    { options: [], other: true as const },
    { options: [] },
  ];
  content = {
    format: 'nghi-su/secret-ballot/2',
    meetingId: MeetingId.parse(randomUUID()),
    ...asked,
    questionHash: await questionHashOf(asked),
    signingKey: signer.publicKey,
    entitled: 7,
    received: await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((text) => sha256Hex(text))),
    envelopes: 6,
    spoiled: 1,
    slips: choices.map((choice) => ({ code: newSlipCode(), choice })),
    totals: { counts: [2, 1, 1, 0], other: 2, blank: 1 },
    otherOpinions: ['Giới thiệu đồng chí khác', 'Đề nghị xem lại'].toSorted(),
  };
  bundle = await signBundle(signer, content);
});

/** What the command says of a bundle: how it ends, and each thing that it found wrong. */
async function verified(altered: unknown, expectedKey?: string) {
  const { report, isPassed } = await verifyBallot(JSON.stringify(altered), expectedKey);
  const lines = report.split('\n');
  const reasons = lines.filter((line) => line.startsWith('✗ ')).map((line) => line.slice(2));
  return { last: lines.at(-1), isPassed, reasons };
}

const slipsWith = (at: number, choice: OptionsBundle['slips'][number]['choice']) => () => ({
  slips: content.slips.map((slip, n) => (n === at ? { ...slip, choice } : slip)),
});
const methodWith = (change: Partial<OptionsBundle['method']>) => () => ({
  method: { ...content.method, ...change },
});

/** What somebody may do to the content, and what a count finds wrong where its maker has signed even that. */
const ALTERATIONS: [string, () => Partial<OptionsBundle>, string[]][] = [
  ['a slip changed', slipsWith(2, { options: [3] }), [TOTALS]],
  ['a slip with more than is allowed', slipsWith(2, { options: [0, 1, 2] }), [CHOICES, TOTALS]],
  ['a slip with an option that there is not', slipsWith(2, { options: [4] }), [CHOICES, TOTALS]],
  ['a slip removed', () => ({ slips: content.slips.slice(1) }), [ENVELOPES, TOTALS]],
  [
    'a spoiled one made a slip',
    () => ({
      slips: [...content.slips, { code: newSlipCode(), choice: { options: [3] } }],
      spoiled: 0,
    }),
    [TOTALS],
  ],
  [
    'a slip added',
    () => ({
      slips: [...content.slips, { code: newSlipCode(), choice: { options: [3] } }],
      totals: { ...content.totals, counts: [2, 1, 1, 1] },
    }),
    [ENVELOPES],
  ],
  [
    'a slip added with its envelope',
    () => ({
      slips: [...content.slips, { code: newSlipCode(), choice: { options: [3] } }],
      totals: { ...content.totals, counts: [2, 1, 1, 1] },
      envelopes: 7,
    }),
    [RECEIVED],
  ],
  [
    'a slip twice',
    () => ({
      slips: content.slips.map((slip, n) => ({
        ...slip,
        code: content.slips[n === 1 ? 0 : n]?.code ?? null,
      })),
    }),
    [DISTINCT],
  ],
  [
    'an opinion changed',
    () => ({ otherOpinions: ['Không ai', content.otherOpinions[1] ?? ''].toSorted() }),
    [],
  ],
  ['an opinion moved', () => ({ otherOpinions: content.otherOpinions.toReversed() }), [OPINIONS]],
  ['an opinion removed', () => ({ otherOpinions: content.otherOpinions.slice(1) }), [OPINIONS]],
  [
    'an opinion moved to another slip',
    () => ({
      slips: content.slips.map((slip, n) =>
        n === 1
          ? { ...slip, choice: { options: [0] } }
          : n === 2
            ? { ...slip, choice: { options: [2], other: true as const } }
            : slip,
      ),
    }),
    [],
  ],
  [
    'an opinion moved to a blank slip',
    () => ({
      slips: content.slips.map((slip, n) =>
        n === 1
          ? { ...slip, choice: { options: [0] } }
          : n === 4
            ? { ...slip, choice: { options: [], other: true as const } }
            : slip,
      ),
    }),
    [TOTALS],
  ],
  ['the counts changed', () => ({ totals: { ...content.totals, counts: [1, 2, 1, 0] } }), [TOTALS]],
  ['the count of opinions changed', () => ({ totals: { ...content.totals, other: 3 } }), [TOTALS]],
  [
    'the count of blank slips changed',
    () => ({ totals: { ...content.totals, blank: 0 } }),
    [TOTALS],
  ],
  ['a count left out', () => ({ totals: { ...content.totals, counts: [2, 1, 1] } }), [TOTALS]],
  ['a hash removed', () => ({ received: content.received.slice(1) }), [RECEIVED]],
  [
    'a hash twice',
    () => ({
      received: content.received.map((hash, n) => (n === 1 ? (content.received[0] ?? hash) : hash)),
    }),
    [DISTINCT],
  ],
  ['a hash changed', () => ({ received: ['0'.repeat(64), ...content.received.slice(1)] }), []],
  ['more received than were entitled', () => ({ entitled: 5 }), [ENTITLED]],
  ['the question changed', () => ({ question: 'Câu hỏi khác?' }), [QUESTION]],
  ['the question’s hash changed', () => ({ questionHash: '0'.repeat(64) }), [QUESTION]],
  [
    'the names of the options turned',
    () => methodWith({ options: content.method.options.toReversed() })(),
    [QUESTION],
  ],
  ['the rule of winning changed', methodWith({ winsBy: 'majority' }), [QUESTION]],
  ['one may choose fewer', methodWith({ atMost: 1 }), [QUESTION, CHOICES]],
  [
    'no opinion may be written',
    () => {
      const { otherOpinion: _, ...method } = content.method;
      return { method };
    },
    [QUESTION, CHOICES],
  ],
];

describe('a vote among options with opinions', () => {
  it('passes as it was published, with its own key', async () => {
    expect(await verified(bundle, signer.publicKey)).toEqual({
      last: 'PASS',
      isPassed: true,
      reasons: [],
    });
  });

  it.each(ALTERATIONS)(
    '%s: fails, and with its maker’s signature by what the count finds',
    async (_, change, found) => {
      const altered = { ...content, ...change() };
      expect(altered).not.toEqual(content);
      const forged = await verified({ ...bundle, content: altered });
      expect(forged.last).toBe('FAIL');
      expect(forged.reasons).toEqual([SIGNATURE, ...found]);
      const signed = await verified(await signBundle(signer, altered), signer.publicKey);
      expect(signed.reasons).toEqual(found);
      expect(signed.isPassed).toBe(found.length === 0);
      // Signed anew by whoever altered it: the key in the minutes is another one.
      const own = await signBundle(stranger, { ...altered, signingKey: stranger.publicKey });
      expect((await verified(own, signer.publicKey)).reasons).toEqual([...found, KEY]);
    },
  );

  it('fails with the signature of another key, and with that key named in it', async () => {
    const { signature } = await signBundle(stranger, content);
    expect((await verified({ content, signature })).reasons).toEqual([SIGNATURE]);
    const renamed = { ...content, signingKey: stranger.publicKey };
    expect((await verified({ ...bundle, content: renamed })).reasons).toEqual([SIGNATURE]);
  });

  it('is no bundle of the other format, nor one without its method or opinions', async () => {
    const { method: _, otherOpinions: __, ...rest } = content;
    for (const altered of [
      { ...content, format: 'nghi-su/secret-ballot/1' },
      { ...content, method: undefined },
      { ...content, otherOpinions: undefined },
      rest,
    ])
      expect(await verified({ ...bundle, content: altered })).toMatchObject({ last: 'FAIL' });
  });
});
