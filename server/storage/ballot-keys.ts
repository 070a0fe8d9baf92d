import { chmod, mkdir, open, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BallotId } from '#contract/ids.ts';
import { createBallotOpener, newBallotKeyPair } from '#contract/secret-ballots/seal-ballot.ts';
import type { BallotKeys } from '#server/services/ports/ballot-keys.ts';

/** The kind of a file system that is in memory alone, by Linux's magic number (statfs(2)). */
const TMPFS = 0x01021994;
const SUFFIX = '.key';

/**
 * Keys in files of a folder that is in memory (tmpfs): they outlive the process, not the machine, and are in no backup. Without
 * such a folder they are in this process alone, and its end makes the open secret ballots void; `isDurable` says which it is.
 */
export async function openBallotKeys(folder: string): Promise<BallotKeys & { isDurable: boolean }> {
  const isDurable = await isInMemory(folder);
  const store = isDurable ? fileStore(folder) : memoryStore();
  return {
    isDurable,
    async make(ballotId) {
      const { publicKey, privateKey } = await newBallotKeyPair();
      await store.put(ballotId, privateKey);
      return publicKey;
    },
    async openerOf(ballotId, publicKey) {
      const privateKey = await store.get(ballotId);
      if (!privateKey) return null;
      // A key that is damaged, or of another making, opens as little as none.
      return createBallotOpener({ publicKey, privateKey }).catch(() => null);
    },
    destroy: store.remove,
    kept: store.list,
  };
}

type KeyStore = {
  put(ballotId: BallotId, key: Uint8Array<ArrayBuffer>): Promise<void>;
  get(ballotId: BallotId): Promise<Uint8Array<ArrayBuffer> | null>;
  remove(ballotId: BallotId): Promise<void>;
  list(): Promise<BallotId[]>;
};

async function isInMemory(folder: string): Promise<boolean> {
  try {
    const { type } = await statfs(folder).catch(() => statfs(dirname(folder)));
    return type === TMPFS;
  } catch {
    return false;
  }
}

function fileStore(folder: string): KeyStore {
  const pathOf = (ballotId: BallotId) => join(folder, `${ballotId}${SUFFIX}`);
  return {
    async put(ballotId, key) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await chmod(folder, 0o700);
      await writeFile(pathOf(ballotId), key, { mode: 0o600 });
    },
    async get(ballotId) {
      const bytes = await readFile(pathOf(ballotId)).catch(noFile);
      return bytes && Uint8Array.from(bytes);
    },
    async remove(ballotId) {
      const file = await open(pathOf(ballotId), 'r+').catch(noFile);
      if (!file) return;
      // The pages of a removed file may stay in memory for a while: what is in them must not be the key.
      const { size } = await file.stat();
      await file.write(new Uint8Array(size), 0, size, 0);
      await file.close();
      await rm(pathOf(ballotId), { force: true });
    },
    async list() {
      const names = await readdir(folder).catch(noFile);
      return (names ?? [])
        .filter((name) => name.endsWith(SUFFIX))
        .map((name) => BallotId.parse(name.slice(0, -SUFFIX.length)));
    },
  };
}

function memoryStore(): KeyStore {
  const keys = new Map<BallotId, Uint8Array<ArrayBuffer>>();
  return {
    async put(ballotId, key) {
      keys.set(ballotId, key);
    },
    get: async (ballotId) => keys.get(ballotId) ?? null,
    async remove(ballotId) {
      keys.get(ballotId)?.fill(0);
      keys.delete(ballotId);
    },
    list: async () => [...keys.keys()],
  };
}

function noFile(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
