import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { BallotId, UserId } from '#contract/ids.ts';
import { Picks } from '#contract/live/ballot-method.ts';
import { Choice } from '#contract/live/state.ts';
import {
  type BallotKeyPair,
  type BallotOpener,
  type Binding,
  createBallotOpener,
  ENVELOPE_BYTES,
  newBallotKeyPair,
  sealBallot,
} from '#contract/secret-ballots/seal-ballot.ts';
import { newSlipCode, Slip, SlipCode } from '#contract/secret-ballots/slip.ts';

const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const aBinding = (): Binding => ({
  ballotId: BallotId.parse(randomUUID()),
  questionHash: 'a1'.repeat(32),
  voterId: UserId.parse(randomUUID()),
});
const slips: fc.Arbitrary<Slip> = fc
  .constantFrom(...Choice.options)
  .map((choice) => ({ code: newSlipCode(), choice }));

let pair: BallotKeyPair;
let opener: BallotOpener;
beforeAll(async () => {
  pair = await newBallotKeyPair();
  opener = await createBallotOpener(pair);
});

describe('a sealed ballot', () => {
  it('opens for its own ballot, question and voter, and has the one size', async () => {
    await fc.assert(
      fc.asyncProperty(slips, async (slip) => {
        const binding = aBinding();
        const envelope = await sealBallot(pair.publicKey, binding, slip);
        expect(envelope.length).toBe(ENVELOPE_BYTES);
        expect(await opener.open(binding, envelope)).toEqual(slip);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['a\0b', 'half \ud800'])(
    'is spoiled by a text that cannot be kept: %j',
    async (other) => {
      const binding = aBinding();
      const forged = { code: newSlipCode(), choice: { options: [], other } };
      // Who forges a ballot seals without the product's checks.
      const unchecked = vi.spyOn(Slip, 'parse').mockReturnValueOnce(forged);
      const envelope = await sealBallot(pair.publicKey, binding, forged);
      unchecked.mockRestore();
      expect(await opener.open(binding, envelope)).toBeNull();
      expect(Picks.safeParse(forged.choice).success).toBe(false);
    },
  );

  it('never looks the same twice', async () => {
    const binding = aBinding();
    const slip: Slip = { code: newSlipCode(), choice: 'for' };
    const seal = async () =>
      Buffer.from(await sealBallot(pair.publicKey, binding, slip)).toString('hex');
    expect(new Set(await Promise.all(Array.from({ length: 20 }, seal))).size).toBe(20);
  });

  it('does not open for another ballot, question or voter', async () => {
    const others = fc.constantFrom<keyof Binding>('ballotId', 'questionHash', 'voterId');
    await fc.assert(
      fc.asyncProperty(slips, others, async (slip, field) => {
        const binding = aBinding();
        const envelope = await sealBallot(pair.publicKey, binding, slip);
        const other = field === 'questionHash' ? 'b2'.repeat(32) : randomUUID();
        expect(await opener.open({ ...binding, [field]: other } as Binding, envelope)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('does not open with one bit flipped, wherever it is', async () => {
    const bits = fc.nat({ max: ENVELOPE_BYTES * 8 - 1 });
    const binding = aBinding();
    const envelope = await sealBallot(pair.publicKey, binding, {
      code: newSlipCode(),
      choice: 'abstain',
    });
    await fc.assert(
      fc.asyncProperty(bits, async (bit) => {
        const altered = Uint8Array.from(envelope);
        altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await opener.open(binding, altered)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('does not open with the mirrored ephemeral point, which has the same shared secret', async () => {
    const binding = aBinding();
    const slip: Slip = { code: newSlipCode(), choice: 'against' };
    const envelope = Buffer.from(await sealBallot(pair.publicKey, binding, slip));
    const y = BigInt(`0x${envelope.subarray(34, 66).toString('hex')}`);
    envelope.write((P - y).toString(16).padStart(64, '0'), 34, 'hex');
    expect(await opener.open(binding, Uint8Array.from(envelope))).toBeNull();
  });

  it('is nothing when it is cut, lengthened, or noise', async () => {
    const binding = aBinding();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 0, maxLength: ENVELOPE_BYTES + 40 }),
        async (noise) => {
          expect(await opener.open(binding, Uint8Array.from(noise))).toBeNull();
        },
      ),
    );
  });

  it('does not open with the key of another ballot', async () => {
    const other = await newBallotKeyPair();
    const binding = aBinding();
    const envelope = await sealBallot(pair.publicKey, binding, {
      code: newSlipCode(),
      choice: 'for',
    });
    expect(await (await createBallotOpener(other)).open(binding, envelope)).toBeNull();
    await expect(
      createBallotOpener({ publicKey: pair.publicKey, privateKey: other.privateKey }),
    ).rejects.toThrow('another ballot');
  });
});

it('codes are readable and do not repeat', () => {
  const codes = Array.from({ length: 5_000 }, newSlipCode);
  for (const code of codes) expect(SlipCode.safeParse(code).success).toBe(true);
  expect(new Set(codes).size).toBe(codes.length);
});
