import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { BallotId, MeetingId } from '#contract/ids.ts';
import {
  type BallotBundle,
  checkBundle,
  type MotionBundle,
  signBundle,
} from '#contract/secret-ballots/bundle.ts';
import { sha256Hex } from '#contract/secret-ballots/hex.ts';
import { isReceiptGenuine, receiptText } from '#contract/secret-ballots/receipt.ts';
import {
  type BallotSigner,
  createBallotSigner,
  newSigningKey,
} from '#contract/secret-ballots/signing.ts';
import { newSlipCode } from '#contract/secret-ballots/slip.ts';
import { questionHashOf } from '#contract/secret-ballots/terms.ts';

let signer: BallotSigner;
let content: MotionBundle;
beforeAll(async () => {
  signer = await createBallotSigner(await newSigningKey());
  const asked = {
    ballotId: BallotId.parse(randomUUID()),
    itemId: null,
    question: 'Giới thiệu nhân sự?',
  };
  content = {
    format: 'nghi-su/secret-ballot/1',
    meetingId: MeetingId.parse(randomUUID()),
    ...asked,
    questionHash: await questionHashOf(asked),
    signingKey: signer.publicKey,
    entitled: 5,
    received: await Promise.all(['a', 'b', 'c', 'd'].map((text) => sha256Hex(text))),
    envelopes: 4,
    spoiled: 1,
    slips: (['for', 'for', 'against'] as const).map((choice) => ({ code: newSlipCode(), choice })),
    totals: { for: 2, against: 1, abstain: 0 },
  };
});

const failedOf = async (bundle: BallotBundle) =>
  (await checkBundle(bundle)).filter((check) => !check.ok).map((check) => check.what);

describe('a published bundle', () => {
  it('is counted again with the same result, in whatever order its fields are written', async () => {
    const bundle = await signBundle(signer, content);
    expect(await failedOf(bundle)).toEqual([]);
    const turned = Object.fromEntries(Object.entries(content).reverse()) as MotionBundle;
    expect(await failedOf({ ...bundle, content: turned })).toEqual([]);
    expect(await signBundle(signer, turned)).toMatchObject({ signature: bundle.signature });
  });

  it('is not believed when anything in it was changed after it was signed', async () => {
    const { signature } = await signBundle(signer, content);
    const changes: Partial<MotionBundle>[] = [
      { entitled: 6 },
      { question: 'Câu hỏi khác?' },
      { received: content.received.toReversed() },
      { slips: content.slips.toReversed() },
      { totals: { for: 3, against: 0, abstain: 0 } },
      { spoiled: 0 },
    ];
    for (const change of changes) {
      const failed = await failedOf({ content: { ...content, ...change }, signature });
      expect(failed).toContain('signature');
    }
  });

  it.each<[string, Partial<MotionBundle>]>([
    ['question', { question: 'Câu hỏi khác?' }],
    ['envelopes', { spoiled: 2 }],
    ['entitled', { entitled: 3 }],
    ['totals', { totals: { for: 1, against: 1, abstain: 1 } }],
  ])('fails the check of %s even when its maker signed it so', async (what, change) => {
    expect(await failedOf(await signBundle(signer, { ...content, ...change }))).toEqual([what]);
  });

  it('fails with a receipt or a code that stands in it twice, or a receipt too few', async () => {
    const [first = '', ...rest] = content.received;
    const twice = { ...content, received: [first, first, ...rest.slice(1)] };
    expect(await failedOf(await signBundle(signer, twice))).toEqual(['distinct']);
    const [slip] = content.slips;
    const clash = {
      ...content,
      slips: content.slips.map((s) => ({ ...s, code: slip?.code ?? null })),
    };
    expect(await failedOf(await signBundle(signer, clash))).toEqual(['distinct']);
    const short = { ...content, received: rest };
    expect(await failedOf(await signBundle(signer, short))).toEqual(['received']);
  });
});

it('a receipt is genuine for its own ballot and hash alone', async () => {
  const { ballotId, questionHash } = content;
  const named = { ballotId, questionHash, envelopeHash: await sha256Hex('x') };
  const receipt = { ...named, signature: await signer.sign(receiptText(named)) };
  expect(await isReceiptGenuine(receipt, signer.publicKey)).toBe(true);
  const other = { ...receipt, envelopeHash: await sha256Hex('y') };
  expect(await isReceiptGenuine(other, signer.publicKey)).toBe(false);
  const stranger = await createBallotSigner(await newSigningKey());
  expect(await isReceiptGenuine(receipt, stranger.publicKey)).toBe(false);
});
