import type { AgendaItemId, DocumentId, MeetingId, UnitId, VersionId } from '#contract/ids.ts';
import { answersAbout } from './answer-keeper.ts';
import { jsonRecord, type KeptRecord, type KeptStore } from './kept-store.ts';

/** A PDF is kept in parts of so many bytes, so that a part of it can be opened without the rest. */
export const PART_BYTES = 32 * 1024;

/** The meeting to which a kept document belongs, as far as its keeping depends on it. */
export type KeptMeeting = {
  meetingId: MeetingId;
  title: string;
  startsAt: string;
  endsAt: string;
  phase: 'draft' | 'released' | 'running' | 'ended';
};

/** A document to be kept, with what is shown of it without a line. */
export type WantedVersion = {
  versionId: VersionId;
  documentId: DocumentId;
  title: string;
  fileName: string;
  pageCount: number;
  itemId: AgendaItemId;
  itemTitle: string;
  /** The unit whose item it is; that of the meeting where the item names none. */
  unitId: UnitId;
  unitName: string;
  meeting: KeptMeeting;
};

/** A document that this device keeps, or has begun to. The first `keptBytes` of its PDF are there. */
export type KeptVersion = WantedVersion & {
  sizeBytes: number;
  keptBytes: number;
  hasTexts: boolean;
  /** No scanned page waited for its words to be recognised when the texts were fetched. */
  hasFinalTexts: boolean;
};

/** The text of each page; not `isFinal` while words of scanned pages are still to come. */
export type PageTexts = { pages: string[]; isFinal: boolean };

/** What this device keeps, for whoever shows it; the same object until something changes. */
export type KeptView = {
  versions: ReadonlyMap<VersionId, KeptVersion>;
  /** What is to be kept, whether it is here already or not. */
  wanted: ReadonlySet<VersionId>;
  /** The disk took no more. */
  isFull: boolean;
  /** Fetching waits until the line is better, or data need not be spared any more. */
  isWaiting: boolean;
};

const NOTHING: KeptView = {
  versions: new Map(),
  wanted: new Set(),
  isFull: false,
  isWaiting: false,
};

/** Whether all of a document is here: every byte, and the words for searching. */
export function isWhole({ sizeBytes, keptBytes, hasTexts }: KeptVersion): boolean {
  return hasTexts && sizeBytes > 0 && keptBytes === sizeBytes;
}

/** The documents of one account on this device: what there is, their bytes and their texts. */
export class KeptDocuments {
  readonly #store: KeptStore;
  readonly #onChanged: () => void;
  readonly #listeners = new Set<() => void>();
  #view: KeptView = NOTHING;
  #loading: Promise<void> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  /** `onChanged` tells the other pages of this browser. */
  constructor(store: KeptStore, onChanged: () => void = () => undefined) {
    this.#store = store;
    this.#onChanged = onChanged;
  }

  /** Subscribes to `view`; returns the way out. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The present view. */
  readonly view = (): KeptView => this.#view;

  /** Reads what there is, once; `anew` when another page changed it. */
  load(anew = false): Promise<void> {
    if (anew) this.#loading = null;
    this.#loading ??= this.#inTurn(() => this.#read());
    return this.#loading;
  }

  /** The document when all of it is here; null otherwise. */
  async whole(versionId: VersionId): Promise<KeptVersion | null> {
    await this.load();
    const kept = this.#view.versions.get(versionId);
    return kept && isWhole(kept) ? kept : null;
  }

  /** Says what is to be kept from now on. */
  want(wanted: readonly WantedVersion[]): void {
    this.#set({ wanted: new Set(wanted.map(({ versionId }) => versionId)) });
  }

  /** Notes that a document is to be kept, and how many bytes it has; what is here of it already stays. */
  async begin(wanted: WantedVersion, sizeBytes: number): Promise<KeptVersion | null> {
    await this.load();
    const before = this.#view.versions.get(wanted.versionId);
    const isSame = before?.sizeBytes === sizeBytes;
    const { keptBytes, hasTexts, hasFinalTexts } = isSame
      ? before
      : { keptBytes: 0, hasTexts: false, hasFinalTexts: false };
    const begun = { ...wanted, sizeBytes, keptBytes, hasTexts, hasFinalTexts };
    return this.#inTurn(() => this.#put(begun, []));
  }

  /** Adds the next bytes of a PDF: whole parts, but for its last. Null when nothing may be kept any more. */
  async add(kept: KeptVersion, bytes: Uint8Array<ArrayBuffer>): Promise<KeptVersion | null> {
    const first = kept.keptBytes / PART_BYTES;
    const parts = Array.from({ length: Math.ceil(bytes.length / PART_BYTES) }, (_, index) => ({
      name: partName(kept.versionId, first + index),
      bytes: bytes.slice(index * PART_BYTES, (index + 1) * PART_BYTES),
    }));
    return this.#addTo({ ...kept, keptBytes: kept.keptBytes + bytes.length }, parts);
  }

  /** Adds the text of each page, in place of what was there. Null when nothing may be kept any more. */
  addTexts(kept: KeptVersion, { pages, isFinal }: PageTexts): Promise<KeptVersion | null> {
    const texts = jsonRecord(textsName(kept.versionId), pages);
    return this.#addTo({ ...kept, hasTexts: true, hasFinalTexts: isFinal }, [texts]);
  }

  /** Bytes of a PDF from `begin` to before `end`; null when they are not here, or not as they were written. */
  async bytes(
    versionId: VersionId,
    begin: number,
    end: number,
  ): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = new Uint8Array(end - begin);
    const first = Math.floor(begin / PART_BYTES);
    for (let index = first; index * PART_BYTES < end; index += 1) {
      const part = await this.#store.read(partName(versionId, index));
      if (!part) return null;
      const from = index * PART_BYTES;
      const wanted = part.subarray(Math.max(0, begin - from), Math.max(0, end - from));
      bytes.set(wanted, Math.max(0, from - begin));
    }
    return bytes;
  }

  /** The text of each page of a document; null when it is not here. */
  async texts(versionId: VersionId): Promise<string[] | null> {
    const texts = await this.#store.readJson(textsName(versionId));
    return Array.isArray(texts) ? texts : null;
  }

  /** Erases documents with everything that is kept about them. */
  async erase(versionIds: readonly VersionId[]): Promise<void> {
    if (versionIds.length === 0) return;
    // Out of every list first: what is being erased is not opened any more.
    this.#leaveOut(versionIds);
    await this.#inTurn(async () => {
      // Something that was read or written before its turn came has put it there again.
      this.#leaveOut(versionIds);
      for (const versionId of versionIds)
        await this.#store.remove([
          entryName(versionId),
          textsName(versionId),
          ...(await this.#store.names(`part/${versionId}/`)),
          ...(await answersAbout(this.#store, versionId)),
        ]);
    });
    this.#onChanged();
  }

  /** Forgets the view: the account has gone, or its store was wiped. */
  forget(): void {
    this.#loading = null;
    this.#set(NOTHING);
  }

  /** Notes that the disk took no more. */
  full(): void {
    this.#set({ isFull: true });
  }

  /** Notes whether fetching waits. */
  wait(isWaiting: boolean): void {
    if (this.#view.isWaiting !== isWaiting) this.#set({ isWaiting });
  }

  async #read(): Promise<void> {
    const names = await this.#store.names('version/');
    const read = await Promise.all(names.map((name) => this.#store.readJson(name)));
    const kept = read.filter((one): one is KeptVersion => one !== null);
    this.#set({ versions: new Map(kept.map((one) => [one.versionId, one])) });
  }

  #leaveOut(versionIds: readonly VersionId[]): void {
    const versions = new Map(this.#view.versions);
    for (const versionId of versionIds) versions.delete(versionId);
    this.#set({ versions, isFull: false });
  }

  /** Adds to a document that is kept; one that was erased meanwhile does not come back. */
  #addTo(kept: KeptVersion, more: KeptRecord[]): Promise<KeptVersion | null> {
    return this.#inTurn(async () =>
      this.#view.versions.has(kept.versionId) ? this.#put(kept, more) : null,
    );
  }

  async #put(kept: KeptVersion, more: KeptRecord[]): Promise<KeptVersion | null> {
    const isKept = await this.#store.write(...more, jsonRecord(entryName(kept.versionId), kept));
    if (!isKept) return null;
    this.#set({ versions: new Map(this.#view.versions).set(kept.versionId, kept) });
    if (isWhole(kept)) this.#onChanged();
    return kept;
  }

  /** What is written and what is erased come one after another, or something erased would be left behind. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(act);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #set(change: Partial<KeptView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function entryName(versionId: VersionId): string {
  return `version/${versionId}`;
}

function textsName(versionId: VersionId): string {
  return `texts/${versionId}`;
}

function partName(versionId: VersionId, index: number): string {
  return `part/${versionId}/${index}`;
}
