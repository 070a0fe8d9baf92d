import type { SendingFault } from '#client/api/sending.ts';
import type { VersionId } from '#contract/ids.ts';
import { jsonRecord, type KeptStore } from './kept-store.ts';

const PREFIX = 'seen/';

/** How telling ended: `refused` is final, all else is tried again. */
export type Telling = 'done' | SendingFault;

/** Seconds since the first and the last of some pages were seen. */
export type Ago = { first: number; last: number };

/** What is kept of one version. */
type SeenRecord = {
  pages: number[];
  /** When the first and the last of them were seen, in milliseconds by this device's clock. */
  firstMs: number;
  lastMs: number;
};

/** Pages that were read without a line, until the server knows of them. Telling it twice is harmless. */
export class SeenPages {
  readonly #store: KeptStore;
  readonly #tell: (versionId: VersionId, pages: number[], ago: Ago) => Promise<Telling>;
  readonly #now: () => number;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: {
    store: KeptStore;
    tell: (versionId: VersionId, pages: number[], ago: Ago) => Promise<Telling>;
    now: () => number;
  }) {
    this.#store = parts.store;
    this.#tell = parts.tell;
    this.#now = parts.now;
  }

  /** Keeps pages that were seen just now, to be told later. */
  add(versionId: VersionId, pages: readonly number[]): Promise<void> {
    return this.#inTurn(async () => {
      const now = this.#now();
      const before = await this.#read(versionId);
      const record: SeenRecord = {
        pages: [...new Set([...(before?.pages ?? []), ...pages])],
        firstMs: before?.firstMs ?? now,
        lastMs: now,
      };
      await this.#store.write(jsonRecord(PREFIX + versionId, record));
    });
  }

  /** Tells the server of all of them; what it knows, or refuses to know, is forgotten here. */
  tellAll(): Promise<void> {
    return this.#inTurn(async () => {
      for (const name of await this.#store.names(PREFIX)) {
        const versionId = name.slice(PREFIX.length) as VersionId;
        const seen = await this.#read(versionId);
        const telling = seen && (await this.#tell(versionId, seen.pages, this.#agoOf(seen)));
        if (telling === 'unreachable') return;
        if (telling === 'failed') continue;
        await this.#store.remove([name]);
      }
    });
  }

  /** By the difference alone, so that a clock that is wrong all the time does no harm. */
  #agoOf({ firstMs, lastMs }: SeenRecord): Ago {
    const secondsSince = (ms: number) => Math.max(0, Math.round((this.#now() - ms) / 1000));
    const last = secondsSince(lastMs);
    return { first: Math.max(last, secondsSince(firstMs)), last };
  }

  /** Null when nothing sound is kept. */
  async #read(versionId: VersionId): Promise<SeenRecord | null> {
    const kept = await this.#store.readJson(PREFIX + versionId);
    return isSeenRecord(kept) ? kept : null;
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(act).catch(() => undefined);
    this.#turn = done;
    return done;
  }
}

function isSeenRecord(kept: unknown): kept is SeenRecord {
  if (typeof kept !== 'object' || kept === null) return false;
  const { pages, firstMs, lastMs } = kept as Record<keyof SeenRecord, unknown>;
  return Array.isArray(pages) && [...pages, firstMs, lastMs].every(Number.isFinite);
}
