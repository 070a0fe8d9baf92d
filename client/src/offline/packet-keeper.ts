import { ApiError } from '#client/api/api-error.ts';
import type { ErrorCode } from '#contract/errors.ts';
import type { AgendaItemId, VersionId } from '#contract/ids.ts';
import { partsAtOnce, pauseAfter } from './keeping-pace.ts';
import { outdated, type PlannedMeeting, planKeeping } from './keeping-plan.ts';
import {
  isWhole,
  type KeptDocuments,
  type KeptVersion,
  PART_BYTES,
  type PageTexts,
  type WantedVersion,
} from './kept-documents.ts';

/** The server, as keeping needs it. All calls reject with `ApiError`. */
export type KeepingServer = {
  /** The meetings whose documents are to be kept now. */
  meetings(): Promise<PlannedMeeting[]>;
  /** Has all that is needed to open a version without a line answered, and says how many bytes its PDF has. */
  facts(version: WantedVersion): Promise<{ sizeBytes: number }>;
  bytes(
    versionId: VersionId,
    begin: number,
    end: number,
    signal: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>>;
  texts(versionId: VersionId): Promise<PageTexts>;
};

/** What the keeper takes from its surroundings; tests bring their own. */
export type KeepingSurroundings = {
  now: () => number;
  /** Settles after a time, or when the signal ends it. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Bits in a second that may be fetched now; 0: none. */
  pace: () => number;
  currentItemId: () => AgendaItemId | null;
};

/** How a round ended: all is here, the line is down, the disk is full, or it was ended from outside. */
export type RoundEnd = 'done' | 'cut-off' | 'full' | 'ended';

const NOT_NOW_MS = 5000;
const TAKEN: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['FORBIDDEN', 'NOT_FOUND', 'WRONG_STATE']);

/**
 * Fetches the documents of coming meetings quietly, in the order in which they will be needed, at a pace that leaves the conference
 * alone. It goes on where it stopped; what is no longer to be kept is erased.
 */
export class PacketKeeper {
  readonly #server: KeepingServer;
  readonly #documents: KeptDocuments;
  readonly #around: KeepingSurroundings;
  /** Ends the fetching of a part that has to give way; another one each time. */
  #way = new AbortController();

  constructor(parts: {
    server: KeepingServer;
    documents: KeptDocuments;
    around: KeepingSurroundings;
  }) {
    this.#server = parts.server;
    this.#documents = parts.documents;
    this.#around = parts.around;
  }

  /** Gives up the part that is on its way, since the line is needed for something else. It is fetched again when something may be. */
  giveWay(): void {
    this.#way.abort();
    this.#way = new AbortController();
  }

  /** Keeps all that is to be kept now. Never rejects. */
  async round(signal: AbortSignal): Promise<RoundEnd> {
    try {
      await this.#documents.load();
      const meetings = await this.#server.meetings();
      const left = new Set<VersionId>();
      for (;;) {
        if (signal.aborted) return 'ended';
        // Planned anew after each document: the meeting may have moved on to another item.
        const plan = planKeeping(meetings, this.#around.currentItemId());
        this.#documents.want(plan);
        const { versions } = this.#documents.view();
        await this.#documents.erase(outdated([...versions.values()], meetings, plan));
        const next = plan.find(({ versionId }) => {
          const kept = versions.get(versionId);
          return !left.has(versionId) && !(kept && isWhole(kept) && kept.hasFinalTexts);
        });
        if (!next) return 'done';
        left.add(next.versionId);
        await this.#keep(next, signal);
      }
    } catch (error) {
      if (signal.aborted) return 'ended';
      if (!isDiskFull(error)) return 'cut-off';
      this.#documents.full();
      return 'full';
    }
  }

  async #keep(wanted: WantedVersion, signal: AbortSignal): Promise<void> {
    try {
      await this.#mayFetch(signal);
      const whole = await this.#documents.whole(wanted.versionId);
      const kept = whole ? { ...whole, ...wanted } : await this.#fetch(wanted, signal);
      // Words of scanned pages come later than the pages: until all are there they are asked for in every round.
      if (!kept || (kept.hasTexts && kept.hasFinalTexts)) return;
      const texts = await this.#paced(signal, () => this.#server.texts(kept.versionId), sizeOf);
      await this.#documents.addTexts(kept, texts);
    } catch (error) {
      // Recalled, replaced or narrowed since the plan was made: it is not to be kept.
      if (!(error instanceof ApiError) || !TAKEN.has(error.code)) throw error;
      await this.#documents.erase([wanted.versionId]);
    }
  }

  async #fetch(wanted: WantedVersion, signal: AbortSignal): Promise<KeptVersion | null> {
    const { sizeBytes } = await this.#server.facts(wanted);
    let kept = await this.#documents.begin(wanted, sizeBytes);
    while (kept && kept.keptBytes < sizeBytes) kept = await this.#addNext(kept, signal);
    return kept;
  }

  async #addNext(kept: KeptVersion, signal: AbortSignal): Promise<KeptVersion | null> {
    const { versionId, keptBytes, sizeBytes } = kept;
    const pace = await this.#mayFetch(signal);
    const end = Math.min(sizeBytes, keptBytes + partsAtOnce(pace) * PART_BYTES);
    const way = this.#way.signal;
    try {
      const bytes = await this.#paced(
        signal,
        () => this.#server.bytes(versionId, keptBytes, end, either(signal, way)),
        ({ length }) => length,
      );
      return await this.#documents.add(kept, bytes);
    } catch (error) {
      if (signal.aborted || !way.aborted) throw error;
      return kept;
    }
  }

  /** Waits until something may be fetched, and says at which pace. */
  async #mayFetch(signal: AbortSignal): Promise<number> {
    for (;;) {
      signal.throwIfAborted();
      const pace = this.#around.pace();
      this.#documents.wait(pace <= 0);
      if (pace > 0) return pace;
      await this.#around.wait(NOT_NOW_MS, signal);
    }
  }

  async #paced<T>(
    signal: AbortSignal,
    fetch: () => Promise<T>,
    lengthOf: (fetched: T) => number,
  ): Promise<T> {
    const pace = await this.#mayFetch(signal);
    const began = this.#around.now();
    const fetched = await fetch();
    const pause = pauseAfter(lengthOf(fetched), this.#around.now() - began, pace);
    await this.#around.wait(pause, signal);
    signal.throwIfAborted();
    return fetched;
  }
}

/** Aborted as soon as one of the two is; `AbortSignal.any` is younger than the browsers of some tablets. */
function either(one: AbortSignal, other: AbortSignal): AbortSignal {
  const ending = new AbortController();
  for (const signal of [one, other]) {
    if (signal.aborted) ending.abort();
    signal.addEventListener('abort', () => ending.abort(), { once: true, signal: ending.signal });
  }
  return ending.signal;
}

function sizeOf({ pages }: PageTexts): number {
  return pages.reduce((sum, { length }) => sum + length, 0);
}

function isDiskFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
