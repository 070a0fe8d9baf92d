import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { BallotId, MeetingId } from '#contract/ids.ts';
import { type BundleContent, signBundle } from '#contract/secret-ballots/bundle.ts';
import { sha256Hex } from '#contract/secret-ballots/hex.ts';
import { createBallotSigner, newSigningKey } from '#contract/secret-ballots/signing.ts';
import { newSlipCode } from '#contract/secret-ballots/slip.ts';
import { questionHashOf } from '#contract/secret-ballots/terms.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'nghi-su-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as a person does, on a file that holds this text. */
function verify(text: string, ...more: string[]) {
  const file = join(folder, 'ket-qua.json');
  writeFileSync(file, text);
  const program = ['server/setup/run.mjs', 'verify-ballot', file, ...more];
  const { status, stdout } = spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8' });
  return { status, last: stdout.trim().split('\n').at(-1), stdout };
}

it('prints PASS for what was published, and FAIL for what was changed, for another key and for another file', async () => {
  const signer = await createBallotSigner(await newSigningKey());
  const asked = { ballotId: BallotId.parse(randomUUID()), itemId: null, question: 'Nhân sự?' };
  const content: BundleContent = {
    format: 'nghi-su/secret-ballot/1',
    meetingId: MeetingId.parse(randomUUID()),
    ...asked,
    questionHash: await questionHashOf(asked),
    signingKey: signer.publicKey,
    entitled: 7,
    received: [await sha256Hex('a'), await sha256Hex('b')],
    envelopes: 2,
    spoiled: 0,
    slips: [
      { code: newSlipCode(), choice: 'for' },
      { code: newSlipCode(), choice: 'against' },
    ],
    totals: { for: 1, against: 1, abstain: 0 },
  };
  const text = JSON.stringify(await signBundle(signer, content), null, 2);
  const published = verify(text, signer.publicKey);
  expect(published).toMatchObject({ status: 0, last: 'PASS' });
  expect(published.stdout).toContain('Người có quyền: 7 · ghi nhận: 2 · hợp lệ: 2 · hỏng: 0');

  expect(verify(text.replace('"entitled": 7', '"entitled": 8'))).toMatchObject({
    status: 1,
    last: 'FAIL',
  });
  expect(verify(text, 'ab'.repeat(32))).toMatchObject({ status: 1, last: 'FAIL' });
  expect(verify('{}')).toMatchObject({ status: 1, last: 'FAIL' });
});
