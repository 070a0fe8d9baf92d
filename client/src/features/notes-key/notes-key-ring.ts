import { canSeal } from '#client/offline/aes-gcm.ts';
import type { NotesKey } from '#contract/http/notes-key.ts';
import type { UserId } from '#contract/ids.ts';
import { recoveryCodeOf, withKey } from './held-keys.ts';
import type { HeldKeys, KeyShelf } from './key-shelf.ts';
import type { NotesKeyServer } from './notes-key-port.ts';
import { type NotesKeyView, type Rewrapping, type Unlocking, viewOf } from './notes-key-view.ts';
import { makeRecoveryCode } from './recovery-code.ts';
import { keyOfRecovery, type Lock, type RawKey, wrapByPassword, wrapKey } from './wrap-key.ts';
import {
  changeOf,
  lockFor,
  makeWraps,
  type Unwrap,
  unwrapByCode,
  unwrapByLock,
  unwrapByPassword,
} from './wrapped-keys.ts';

const AGAIN_MS = 5000;

/**
 * The keys of one account's private notes on this device. The notes key is made here, rests at the server only wrapped by the
 * password and by the recovery code, and stays on the device until its owner signs out.
 */
export class NotesKeyRing {
  readonly #server: NotesKeyServer;
  readonly #shelf: KeyShelf;
  readonly #listeners = new Set<() => void>();
  #ownerId: UserId | null = null;
  /** What the server keeps; undefined until it has answered. */
  #stored: NotesKey | null | undefined;
  #held: HeldKeys | null = null;
  #ready: Promise<void> = Promise.resolve();
  #making: Promise<void> | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;
  #view: NotesKeyView = { state: 'looking' };

  constructor(parts: { server: NotesKeyServer; shelf: KeyShelf }) {
    this.#server = parts.server;
    this.#shelf = parts.shelf;
  }

  /** Subscribes to `view`; returns the way out. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The present view; the same object until something changes. */
  readonly view = (): NotesKeyView => this.#view;

  /** Takes up the keys of an account that was signed in before this page was loaded; again for the same account: nothing new. */
  begin(ownerId: UserId): Promise<void> {
    if (this.#ownerId === ownerId) return this.#ready;
    this.#turnTo(ownerId);
    if (canSeal()) this.#ready = this.#look(ownerId);
    return this.#ready;
  }

  /** Opens or makes the key with the password of a sign-in; `prepared` is what was derived meanwhile from a remembered salt. */
  signedIn(ownerId: UserId, password: string, prepared: Promise<Lock> | null): Promise<void> {
    this.#turnTo(ownerId);
    if (canSeal())
      this.#ready = this.#openWith(ownerId, password, prepared).catch(() => this.#look(ownerId));
    return this.#ready;
  }

  /** The key to write with, made now where there is none; null while it can't be had. */
  async writingKey(): Promise<CryptoKey | null> {
    await this.#ready;
    if (this.#view.state === 'none') {
      this.#making ??= this.#make(null).finally(() => {
        this.#making = null;
      });
      await this.#making.catch(() => undefined);
    }
    return this.#view.state === 'open' ? (this.#held?.keys[0]?.key ?? null) : null;
  }

  /** All keys that notes may have been sealed with, the current one first. */
  readingKeys(): CryptoKey[] {
    return this.#held?.keys.map(({ key }) => key) ?? [];
  }

  /** A key of the device for what is written while the notes key is not at hand; null where nothing can be sealed. */
  async deviceKey(): Promise<CryptoKey | null> {
    return this.#ownerId && canSeal() ? this.#shelf.deviceKey(this.#ownerId) : null;
  }

  /** Opens the notes with a password, the present one or an older one. */
  unlockByPassword(password: string): Promise<Unlocking> {
    return this.#unlock(unwrapByPassword(password));
  }

  /** Opens the notes with the recovery code, as `readRecoveryCode` reads it. */
  unlockByCode(code: string): Promise<Unlocking> {
    return this.#unlock(unwrapByCode(code));
  }

  /** Makes another key; what was sealed before opens with the old password or code alone. */
  startAnew(): Promise<void> {
    return this.#make(this.#held?.lock ?? null);
  }

  /**
   * What the server must keep so that a new password opens the key, to be sent with the change of the password: both happen, or neither.
   * `none`: there is no key; `locked`: neither the present password nor this device opens it, so that it stays with an older one.
   * @throws ApiError when the server can't be asked: then the password is better not changed either.
   */
  async rewrap(ownerId: UserId, current: string, next: string): Promise<Rewrapping> {
    await this.begin(ownerId);
    const stored = canSeal() ? await this.#server.get() : null;
    if (!stored) return 'none';
    const { keyId, version } = stored;
    const raw =
      (await unwrapByPassword(current)(stored, ownerId)) ?? (await this.#rawByDevice(stored));
    if (!raw) return 'locked';
    const lock = await lockFor(null, next, null);
    return { version, byPassword: await wrapByPassword(lock, { ownerId, keyId }, raw) };
  }

  /** The valid recovery code that this device holds until it is kept elsewhere; null when there is none. */
  async recoveryCode(): Promise<string | null> {
    const code = await recoveryCodeOf(this.#held);
    return this.#stored && (await this.#rawByDevice(this.#stored)) ? code : null;
  }

  /** Makes another recovery code; the old one opens nothing any more. null: the password is not the one that opens the notes. */
  async newRecoveryCode(password: string): Promise<string | null> {
    const ownerId = this.#ownerId;
    const stored = await this.#server.get();
    const raw = ownerId && stored && (await unwrapByPassword(password)(stored, ownerId));
    if (!raw) return null;
    const { keyId } = stored;
    const code = makeRecoveryCode();
    const byRecovery = await wrapKey(await keyOfRecovery(code), { ownerId, keyId }, raw);
    const isKept = await this.#put(changeOf(stored, { byRecovery, recoverySaved: false }));
    // Another device was quicker: what it has stored is read and built upon.
    if (!isKept) return this.newRecoveryCode(password);
    await this.#hold(ownerId, keyId, raw, { code });
    return code;
  }

  /** Takes note that the recovery code is kept elsewhere; this device forgets it. */
  async confirmSaved(): Promise<void> {
    const stored = await this.#server.get();
    if (!stored) return;
    if (!(await this.#put(changeOf(stored, { recoverySaved: true })))) return this.confirmSaved();
    if (this.#held) {
      this.#held = { ...this.#held, recovery: null };
      await this.#shelf.hold(this.#held);
    }
    this.#changed();
  }

  /** The salt of the present password's wrap, so that the next sign-in here can derive ahead; null when none is known. */
  get salt(): string | null {
    return this.#stored?.byPassword?.salt ?? null;
  }

  /** Forgets the account in this page; what the device holds stays until `wipe`. */
  readonly letGo = (): void => this.#turnTo(null);

  /** Forgets every key on this device: the owner signs out. */
  async wipe(): Promise<void> {
    this.letGo();
    await this.#shelf.wipe(null);
  }

  #turnTo(ownerId: UserId | null): void {
    clearTimeout(this.#again);
    [this.#ownerId, this.#stored, this.#held] = [ownerId, undefined, null];
    this.#ready = Promise.resolve();
    this.#changed();
  }

  async #look(ownerId: UserId): Promise<void> {
    await this.#takeUp(ownerId);
    const asking = this.#ask(ownerId);
    // With a key on the device there is no need to wait for the server.
    if (!this.#held) await asking;
  }

  async #takeUp(ownerId: UserId): Promise<void> {
    const held = await this.#shelf.held(ownerId).catch(() => null);
    if (this.#ownerId !== ownerId) return;
    this.#held = held;
    this.#changed();
  }

  async #ask(ownerId: UserId): Promise<void> {
    clearTimeout(this.#again);
    try {
      const stored = await this.#server.get();
      if (this.#ownerId !== ownerId) return;
      this.#stored = stored;
      this.#changed();
    } catch {
      if (this.#ownerId === ownerId)
        this.#again = setTimeout(() => void this.#ask(ownerId), AGAIN_MS);
    }
  }

  async #openWith(
    ownerId: UserId,
    password: string,
    prepared: Promise<Lock> | null,
  ): Promise<void> {
    await this.#shelf.wipe(ownerId);
    await this.#takeUp(ownerId);
    await this.#ask(ownerId);
    const stored = this.#stored;
    if (this.#ownerId !== ownerId || stored === undefined) return;
    const lock = await lockFor(stored?.byPassword ?? null, password, prepared);
    if (this.#ownerId !== ownerId) return;
    if (!stored) return this.#make(lock);
    const raw = await unwrapByLock(lock)(stored, ownerId);
    if (raw) return this.#hold(ownerId, stored.keyId, raw, {});
    const { keys = [], recovery = null } = this.#held ?? {};
    this.#held = { ownerId, keys, recovery, lock };
    const byDevice = await this.#rawByDevice(stored);
    if (byDevice) return this.#take(ownerId, stored, byDevice);
    await this.#shelf.hold(this.#held).catch(() => undefined);
    this.#changed();
  }

  async #make(lock: Lock | null): Promise<void> {
    const ownerId = this.#ownerId;
    if (!ownerId) return;
    const { wraps, raw, code } = await makeWraps(ownerId, lock);
    const version = this.#stored?.version ?? 0;
    if (!(await this.#put({ ...wraps, version, recoverySaved: false })))
      return this.#takeUp(ownerId).then(() => this.#ask(ownerId));
    await this.#hold(ownerId, wraps.keyId, raw, { code });
  }

  /** False: another device was quicker. */
  async #put(change: Parameters<NotesKeyServer['put']>[0]): Promise<boolean> {
    const stored = await this.#server.put(change);
    if (stored) this.#stored = stored;
    return stored !== null;
  }

  async #unlock(unwrap: Unwrap): Promise<Unlocking> {
    const ownerId = this.#ownerId;
    const stored = await this.#server.get();
    if (!ownerId || !stored) return 'wrong';
    this.#stored = stored;
    const raw = await unwrap(stored, ownerId);
    if (raw) return this.#take(ownerId, stored, raw).then(() => 'open');
    for (const former of stored.former) {
      const found = await unwrap(former, ownerId);
      if (!found) continue;
      await this.#hold(ownerId, former.keyId, found, { lock: this.#held?.lock ?? null });
      return 'former';
    }
    return 'wrong';
  }

  /** Holds a key that was opened by another secret than the present password, which opens it from now on. */
  async #take(ownerId: UserId, stored: NotesKey, raw: RawKey): Promise<void> {
    const { keyId } = stored;
    const lock = this.#held?.lock ?? null;
    const by = lock && (await wrapByPassword(lock, { ownerId, keyId }, raw));
    const isWrapped =
      !by || (await this.#put(changeOf(stored, { byPassword: by })).catch(() => false));
    await this.#hold(ownerId, keyId, raw, { lock: isWrapped ? null : lock });
  }

  /** Keeps a key on this device; `code` is a new recovery code that goes with it, `lock` what the password still has to wrap. */
  async #hold(
    ownerId: UserId,
    keyId: string,
    raw: RawKey,
    { code = null, lock = null }: { code?: string | null; lock?: Lock | null },
  ): Promise<void> {
    const isCurrent = this.#stored?.keyId === keyId;
    const held = await withKey(this.#held, { ownerId, keyId, raw, isCurrent, code, lock });
    if (this.#ownerId !== ownerId) return;
    this.#held = held;
    await this.#shelf.hold(held).catch(() => undefined);
    this.#changed();
  }

  /** The key by the recovery code that this device still holds. */
  async #rawByDevice(stored: NotesKey): Promise<RawKey | null> {
    const ownerId = this.#ownerId;
    const code = await recoveryCodeOf(this.#held);
    return ownerId && code ? unwrapByCode(code)(stored, ownerId) : null;
  }

  #changed(): void {
    this.#view = viewOf(this.#stored, this.#held?.keys[0]?.keyId, !!this.#held?.lock);
    for (const listener of this.#listeners) listener();
  }
}
