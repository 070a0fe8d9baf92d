import { expect, test } from 'vitest';
import { checkReceipt } from '#client/features/ballots/check-receipt.ts';
import type { BallotId } from '#contract/ids.ts';
import { sha256Hex } from '#contract/secret-ballots/hex.ts';
import { receiptText } from '#contract/secret-ballots/receipt.ts';
import { createBallotSigner, newSigningKey } from '#contract/secret-ballots/signing.ts';
import { questionHashOf } from '#contract/secret-ballots/terms.ts';

const asked = { ballotId: 'b' as BallotId, itemId: null, question: 'Giới thiệu nhân sự?' };

async function aReceipt() {
  const signer = await createBallotSigner(await newSigningKey());
  const named = {
    ballotId: asked.ballotId,
    questionHash: await questionHashOf(asked),
    envelopeHash: await sha256Hex('x'),
  };
  const receipt = { ...named, signature: await signer.sign(receiptText(named)) };
  return { receipt, key: signer.publicKey };
}

test('a receipt is believed when it is signed by the key of the vote, for the question that is shown here', async () => {
  const { receipt, key } = await aReceipt();
  expect(await checkReceipt(receipt, asked, key)).toBe(true);
  const { key: otherKey } = await aReceipt();
  expect(await checkReceipt(receipt, asked, otherKey)).toBe(false);
  expect(await checkReceipt(receipt, { ...asked, question: 'Khác?' }, key)).toBe(false);
  const other = { ...receipt, envelopeHash: await sha256Hex('y') };
  expect(await checkReceipt(other, asked, key)).toBe(false);
  expect(await checkReceipt(receipt, asked, 'no key')).toBe(false);
});
