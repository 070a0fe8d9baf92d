import { randomBytes } from 'node:crypto';
import type { MediaWayConnection } from '#contract/http/media-ways.ts';
import type { MediaWayId, MeetingId } from '#contract/ids.ts';
import type { MediaPeer, MediaPlayer, MediaTraffic, Opaque } from '#media/media-engine.ts';
import type { Conference } from './conference.ts';
import type { Member } from './conference-roster.ts';
import type { KeptMediaWay, MediaWayStore } from './ports/media-way-store.ts';

/** Equipment that is connected. */
export type EquipmentSession = {
  readonly sessionId: string;
  readonly way: KeptMediaWay;
  readonly since: Date;
  readonly conference: Conference;
  readonly member: Member;
  readonly media: MediaPeer | MediaPlayer;
  /** The codec in which it sends its picture, such as `video/H264`; null when it sends none. */
  readonly pictureMimeType: string | null;
  /** The mid of the first section, for fragments. */
  readonly mid: string;
  readonly iceCandidates: readonly Opaque[];
  /** Names the state of ICE (RFC 9725, section 4.3.1); another one after each restart. */
  etag: string;
  /** The username fragment of the equipment: another one asks for a restart. */
  usernameFragment: string;
  /** What passed when it was measured last, and how much of it per second; null before. */
  measured: (MediaTraffic & { atMs: number; kbps: number | null }) | null;
  /** When something came of it last, in ms of the process's clock. */
  heardAtMs: number;
};

/** How often connections are measured. */
const INTERVAL_MS = 2_000;

/** Equipment that sends nothing for so long, not even the checks that keep a line open, is gone. */
const SILENT_MS = 25_000;

/** The equipment that is connected now, at most one per way. */
export class EquipmentSessions {
  readonly #sessions = new Map<string, EquipmentSession>();
  readonly #timer: NodeJS.Timeout;
  readonly #silentMs: number;
  readonly #revokedOf: MediaWayStore['revokedOf'];

  constructor(parts: {
    revokedOf: MediaWayStore['revokedOf'];
    intervalMs?: number;
    silentMs?: number;
  }) {
    const { intervalMs = INTERVAL_MS, silentMs = SILENT_MS } = parts;
    this.#silentMs = silentMs;
    this.#revokedOf = parts.revokedOf;
    this.#timer = setInterval(() => void this.measure(), intervalMs);
    this.#timer.unref();
  }

  /** Keeps a session under a new id; it is forgotten when its member leaves the conference. */
  add(
    parts: Omit<EquipmentSession, 'sessionId' | 'etag' | 'measured' | 'heardAtMs'>,
  ): EquipmentSession {
    const session: EquipmentSession = {
      ...parts,
      sessionId: randomBytes(16).toString('base64url'),
      etag: newEtag(),
      measured: null,
      heardAtMs: performance.now(),
    };
    this.#sessions.set(session.sessionId, session);
    return session;
  }

  byId(sessionId: string): EquipmentSession | undefined {
    return this.#sessions.get(sessionId);
  }

  byWay(wayId: MediaWayId): EquipmentSession | undefined {
    return [...this.#sessions.values()].find(({ way }) => way.wayId === wayId);
  }

  ofMeeting(meetingId: MeetingId): EquipmentSession[] {
    return [...this.#sessions.values()].filter(({ way }) => way.meetingId === meetingId);
  }

  /** Takes the equipment out of its meeting; again is harmless. */
  end(session: EquipmentSession): void {
    this.#sessions.delete(session.sessionId);
    session.conference.leave(session.member);
    session.media.close();
  }

  /** Forgets the session of a member that left. */
  forget(member: Member): void {
    for (const session of this.#sessions.values()) if (session.member === member) this.end(session);
  }

  /**
   * Measures all connections, and ends those from which nothing comes any more, or whose way was revoked by another process whose
   * word was lost on its way here.
   */
  async measure(): Promise<void> {
    await this.#endRevoked();
    await Promise.all([...this.#sessions.values()].map((session) => this.#measure(session)));
  }

  /** What a session does now. */
  view({ way, since, measured, member, media }: EquipmentSession): MediaWayConnection {
    const sources =
      'streams' in media
        ? media.streams.map(({ kind }) => (kind === 'audio' ? 'microphone' : 'camera'))
        : media.producers.map(({ source }) => source);
    return {
      since: since.toISOString(),
      sources,
      kbps: measured?.kbps ?? null,
      isMuted: way.direction === 'in' && member.microphoneMuted,
    };
  }

  /** Ends all. */
  close(): void {
    clearInterval(this.#timer);
    for (const session of [...this.#sessions.values()]) this.end(session);
  }

  async #endRevoked(): Promise<void> {
    const wayIds = [...this.#sessions.values()].map(({ way }) => way.wayId);
    // A database that does not answer now is asked again the next time.
    const revoked = wayIds.length > 0 ? await this.#revokedOf(wayIds).catch(() => []) : [];
    for (const wayId of revoked) {
      const session = this.byWay(wayId);
      if (session) this.end(session);
    }
  }

  async #measure(session: EquipmentSession): Promise<void> {
    const traffic = session.media.closed ? null : await session.media.traffic().catch(() => null);
    if (traffic === null) return this.end(session);
    const before = session.measured;
    const atMs = performance.now();
    if (traffic.receivedBytes > (before?.receivedBytes ?? 0)) session.heardAtMs = atMs;
    if (atMs - session.heardAtMs > this.#silentMs) return this.end(session);
    const of = session.way.direction === 'in' ? 'receivedBytes' : 'sentBytes';
    const kbps = before
      ? Math.round(((traffic[of] - before[of]) * 8) / Math.max(1, atMs - before.atMs))
      : null;
    session.measured = { ...traffic, atMs, kbps };
  }
}

/** A new name for a state of ICE, as it stands in the header. */
export function newEtag(): string {
  return `"${randomBytes(9).toString('base64url')}"`;
}
