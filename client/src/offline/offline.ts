import { call } from '#client/api/call.ts';
import { line } from '#client/api/line.ts';
import { lineHint } from '#client/api/line-hint.ts';
import { noticeSignedOut } from '#client/api/query-client.ts';
import type { Me } from '#contract/http/account.ts';
import type { AgendaItemId, UserId } from '#contract/ids.ts';
import { canSeal } from './aes-gcm.ts';
import {
  createAnswerKeeper,
  dropAllAnswers,
  dropAnswersAbout,
  dropOldAnswers,
  type OwnAnswerKeeper,
} from './answer-keeper.ts';
import { eraseUnreadable } from './erase-unreadable.ts';
import { type LineUse, paceOf } from './keeping-pace.ts';
import { expired, isMeetingOn, type PlannedMeeting } from './keeping-plan.ts';
import { keepingServer } from './keeping-server.ts';
import {
  type KeepingSettings,
  keepingSettings,
  mayKeepAnswer,
  setKeepingSettings,
} from './keeping-settings.ts';
import { KeptDocuments } from './kept-documents.ts';
import { KeptStore } from './kept-store.ts';
import { isLockedTooLong, noteLocked, noteUnlocked } from './locked-since.ts';
import { PacketKeeper } from './packet-keeper.ts';
import { browserRecordShelf } from './record-shelf.ts';
import { SeenPages } from './seen-pages.ts';
import { tellSeen } from './tell-seen.ts';

/** A page that has just begun has better things to fetch. */
const BEGIN_AFTER_MS = 3000;
const ROUND_EVERY_MS = 5 * 60_000;
/** What was recalled lies on no device with a line for longer than this, in milliseconds. */
const CHECK_EVERY_MS = 5000;
/** The same where the line has better to do. */
const CHECK_SPARINGLY_MS = 60_000;
const PROBE_EVERY_MS = 5000;
const LOCK = 'nghi-su-keeping';
/** What was not asked for so long is of a meeting that nobody goes back to. */
const ANSWERS_FOR_MS = 30 * 24 * 60 * 60_000;

/** Whose documents this page keeps, and what it does about them as time goes by. */
class Offline {
  readonly #store = new KeptStore(browserRecordShelf());
  #channel: BroadcastChannel | null = null;
  /** What is kept of documents. */
  readonly documents = new KeptDocuments(this.#store, () => this.#channel?.postMessage('changed'));
  /** What is kept of the server's answers. */
  readonly answers: OwnAnswerKeeper = createAnswerKeeper({
    store: this.#store,
    now: Date.now,
    mayKeep: (name, answer) => mayKeepAnswer(this.#settings, name, answer),
    mayResume: () => !this.#isLocked || line.view().isDown,
    onRefusedVersion: (versionId) => {
      if (this.documents.view().versions.has(versionId)) void this.documents.erase([versionId]);
    },
  });
  /** Pages that were read without a line. */
  readonly seen = new SeenPages({ store: this.#store, tell: tellSeen, now: Date.now });
  readonly #keeper = new PacketKeeper({
    server: keepingServer({
      daysAhead: () => this.#settings?.daysAhead ?? 0,
      onMeetings: (meetings) => {
        this.#meetings = meetings;
      },
    }),
    documents: this.documents,
    around: {
      now: () => performance.now(),
      wait,
      pace: () => this.#pace(),
      currentItemId: () => this.#currentItemId,
    },
  });
  readonly #listeners = new Set<() => void>();
  #settings: KeepingSettings | null = null;
  #use: Pick<LineUse, 'conference' | 'quality'> = { conference: false, quality: 'unknown' };
  #currentItemId: AgendaItemId | null = null;
  /** The meetings of the account when they were last looked at. */
  #meetings: readonly Pick<PlannedMeeting, 'phase' | 'startsAt' | 'endsAt'>[] = [];
  #account: { userId: UserId; leaving: AbortController } | null = null;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #checkedAt = 0;
  /** The server has said that nobody is signed in here. */
  #isLocked = false;

  /** Begins to watch the line, and what other pages of this browser do. To be called once in a page. */
  start(): void {
    this.#channel = new BroadcastChannel('nghi-su-kept');
    this.#channel.onmessage = () => void this.documents.load(true);
    void this.#wipeIfLockedTooLong();
    setInterval(() => void this.#wipeIfLockedTooLong(), ROUND_EVERY_MS);
    line.onBack(() => this.lookSoon());
    setInterval(() => {
      if (line.view().isDown && !document.hidden) this.#probe();
    }, PROBE_EVERY_MS);
    window.addEventListener('online', () => this.#probe());
  }

  /** Takes up what an account keeps here. A room's own device keeps answers, and no documents: it stands where anybody may look. */
  begin(userId: UserId, kind: Me['kind']): void {
    // Without a line it is this device that says who uses it.
    if (!line.view().isDown) this.#unlock();
    if (this.#account?.userId === userId || !canSeal()) return;
    this.#leave();
    if (kind !== 'person') return void this.#store.begin(userId);
    const leaving = new AbortController();
    this.#account = { userId, leaving };
    this.#change(keepingSettings(userId));
    const every = (ms: number, act: () => void) => {
      const timer = setInterval(act, ms);
      leaving.signal.addEventListener('abort', () => clearInterval(timer));
    };
    every(CHECK_EVERY_MS, () => !document.hidden && this.#isCheckDue() && void this.#check());
    every(ROUND_EVERY_MS, () => this.lookSoon());
    void this.#store.begin(userId).then(async () => {
      await this.documents.load(true);
      await this.#eraseExpired();
      await dropOldAnswers(this.#store, Date.now() - ANSWERS_FOR_MS);
      await this.#dropAnswersWhenOff();
      this.lookSoon(BEGIN_AFTER_MS);
    });
  }

  /** Asks in a moment which documents may stay, and goes on fetching: something may have changed. */
  lookSoon(inMs = 500): void {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.#look(), inMs);
  }

  /**
   * The session is over. What is kept stays, sealed, for the account to find after its next sign-in, the record of pages read
   * included; until then it opens only where there is no line to sign in over. After a day it is wiped.
   */
  async lock(): Promise<void> {
    this.#isLocked = true;
    noteLocked(Date.now());
    this.#letGo();
    await this.#store.release();
  }

  /** Erases all that is kept of the account, answers included, the key first: its owner signs out. */
  async wipe(): Promise<void> {
    this.#letGo();
    await this.#store.wipe();
    this.#unlock();
    this.#channel?.postMessage('changed');
  }

  /** Erases the documents; keeping goes on unless it is switched off. */
  async eraseDocuments(): Promise<void> {
    await this.documents.erase([...this.documents.view().versions.keys()]);
  }

  /** Subscribes to `settings`; returns the way out. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the account sets here; null while no documents are kept for anybody. */
  readonly settings = (): KeepingSettings | null => this.#settings;

  /** Changes the settings. What may not stay under the new ones is erased, all of it when keeping is switched off. */
  async set(change: Partial<KeepingSettings>): Promise<void> {
    const account = this.#account;
    if (!account) return;
    this.#change(setKeepingSettings(account.userId, change));
    if (change.isOn === false) await this.eraseDocuments();
    await this.#dropAnswersWhenOff();
    // Asked for by hand: the browser is asked to keep its promise.
    if (change.isOn) await navigator.storage.persist().catch(() => false);
    await this.#eraseExpired();
    this.lookSoon();
  }

  /** Says how the line is used, so that fetching leaves it alone. */
  use(use: Pick<LineUse, 'conference' | 'quality'>): void {
    this.#use = use;
    if (this.#pace() <= 0) this.#keeper.giveWay();
  }

  /** Says which item is discussed: its documents come first. */
  goTo(itemId: AgendaItemId | null): void {
    this.#currentItemId = itemId;
  }

  async #look(): Promise<void> {
    await this.#check();
    await this.#eraseExpired();
    if (!line.view().isDown) await this.seen.tellAll();
    const { isOn } = this.#settings ?? { isOn: false };
    const signal = this.#account?.leaving.signal;
    if (!isOn || !signal || line.view().isDown) return;
    // One page at a time: two would fetch twice, and at twice the pace.
    await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      if (lock) await this.#keeper.round(signal);
    });
  }

  #pace(): number {
    const meeting = isMeetingOn(this.#meetings, Date.now());
    return paceOf({ ...this.#use, meeting, sparesData: lineHint().sparesData });
  }

  #isCheckDue(): boolean {
    const everyMs = this.#pace() > 0 ? CHECK_EVERY_MS : CHECK_SPARINGLY_MS;
    return !line.view().isDown && performance.now() - this.#checkedAt >= everyMs - 500;
  }

  async #check(): Promise<void> {
    this.#checkedAt = performance.now();
    try {
      await eraseUnreadable(this.documents, (versionIds) =>
        call('keeping.check', { body: { versionIds } }),
      );
    } catch (error) {
      noticeSignedOut(error);
    }
  }

  async #eraseExpired(): Promise<void> {
    const { eraseAfter } = this.#settings ?? {};
    if (!eraseAfter) return;
    const versions = [...this.documents.view().versions.values()];
    const over = new Set(expired(versions, Date.now(), eraseAfter));
    await this.documents.erase([...over]);
    for (const { versionId, meeting } of versions)
      if (over.has(versionId)) await dropAnswersAbout(this.#store, meeting.meetingId);
  }

  async #dropAnswersWhenOff(): Promise<void> {
    if (this.#settings?.isOn === false) await dropAllAnswers(this.#store);
  }

  #probe(): void {
    call('account.me', {}).catch(noticeSignedOut);
  }

  async #wipeIfLockedTooLong(): Promise<void> {
    if (isLockedTooLong(Date.now())) await this.wipe();
  }

  #unlock(): void {
    this.#isLocked = false;
    noteUnlocked();
  }

  #letGo(): void {
    this.#leave();
    this.answers.forget();
    this.documents.forget();
  }

  #leave(): void {
    clearTimeout(this.#soon);
    this.#meetings = [];
    this.#account?.leaving.abort();
    this.#account = null;
    this.#change(null);
  }

  #change(settings: KeepingSettings | null): void {
    this.#settings = settings;
    for (const listener of this.#listeners) listener();
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

/** What this device keeps for reading without a line. */
export const offline = new Offline();
