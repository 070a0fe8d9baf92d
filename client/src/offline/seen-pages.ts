import type { SendingFault } from '#client/api/sending.ts';
import type { VersionId } from '#contract/ids.ts';
import { jsonRecord, type KeptStore } from './kept-store.ts';

const PREFIX = 'seen/';

/** How telling ended: `refused` is final, all else is tried again. */
export type Telling = 'done' | SendingFault;

/** Pages that were read without a line, until the server knows of them. Telling it twice is harmless. */
export class SeenPages {
  readonly #store: KeptStore;
  readonly #tell: (versionId: VersionId, pages: number[]) => Promise<Telling>;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: KeptStore, tell: (versionId: VersionId, pages: number[]) => Promise<Telling>) {
    this.#store = store;
    this.#tell = tell;
  }

  /** Keeps pages to be told later. */
  add(versionId: VersionId, pages: readonly number[]): Promise<void> {
    return this.#inTurn(async () => {
      const before = await this.#read(versionId);
      const all = [...new Set([...before, ...pages])];
      await this.#store.write(jsonRecord(PREFIX + versionId, all));
    });
  }

  /** Tells the server of all of them; what it knows, or refuses to know, is forgotten here. */
  tellAll(): Promise<void> {
    return this.#inTurn(async () => {
      for (const name of await this.#store.names(PREFIX)) {
        const versionId = name.slice(PREFIX.length) as VersionId;
        const telling = await this.#tell(versionId, await this.#read(versionId));
        if (telling === 'unreachable') return;
        if (telling === 'failed') continue;
        await this.#store.remove([name]);
      }
    });
  }

  async #read(versionId: VersionId): Promise<number[]> {
    const pages = await this.#store.readJson(PREFIX + versionId);
    return Array.isArray(pages) ? pages : [];
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(act).catch(() => undefined);
    this.#turn = done;
    return done;
  }
}
