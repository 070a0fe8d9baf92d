import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BallotSigner,
  createBallotSigner,
  newSigningKey,
} from '#contract/secret-ballots/signing.ts';

const FILE = 'ballot-signing.key';

/** The installation's key for receipts and bundles, made at the first start: a file of the data folder that only its owner reads. */
export async function openSigningKey(dataDir: string): Promise<BallotSigner> {
  const path = join(dataDir, FILE);
  const kept = await readKey(path);
  if (kept) return createBallotSigner(kept);
  // Whole or not at all, and never over another: a key that was half written would end every start.
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, await newSigningKey(), { mode: 0o600, flush: true });
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return createBallotSigner(Uint8Array.from(await readFile(path)));
}

async function readKey(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return readFile(path).then(
    (bytes) => Uint8Array.from(bytes),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
}
