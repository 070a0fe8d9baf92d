import { randomBytes } from 'node:crypto';
import { PeerId, type SiteId, type UserId } from '#contract/ids.ts';
import type { Instant } from '#contract/live/instant.ts';
import type {
  ConferencePeer,
  ConferenceProducer,
  MediaNotice,
  Source,
} from '#contract/media/wire.ts';
import type { MediaPeer, MediaProducer } from '#media/media-engine.ts';
import type { Voice } from '#server/domain/live/voices.ts';
import type { ConferenceConnection } from './ports/conference-connection.ts';

/** What a device is in the conference: a companion receives pictures alone, and so does a hall screen, which nobody sees. */
export type Part = { companion: boolean; hallScreen: boolean; siteId: SiteId | null };

/**
 * What equipment of a way in or out is beside a member: it is no person, and nobody stands behind it who opens its microphone
 * again. So a mute of the chair is kept apart from the silence that a speech elsewhere brings, which ends with the speech.
 */
export type Equipment = {
  readonly name: string;
  isMutedByChair: boolean;
  isSilenced: boolean;
  /** Called once when it is no longer in the conference. */
  readonly onLeft: () => void;
};

/** Who comes into a conference: an account, or equipment under an id of its own. */
export type Comer = { userId: UserId; sessionHash: string };

/** One device in the conference of a meeting. */
export type Member = Part & {
  readonly peerId: PeerId;
  /** Known to the device alone. */
  readonly resumeKey: string;
  readonly userId: UserId;
  readonly sessionHash: string;
  /** Whether the others were told of it as it is. */
  isTold: boolean;
  /** Null for a device of an account. */
  readonly equipment: Equipment | null;
  /** Null while the connection is lost, and of equipment always. */
  connection: ConferenceConnection | null;
  /** Null until it is admitted, and after the SFU was replaced until it joins again. */
  media: MediaPeer | null;
  /** True from when its media is to end where it is, until it is admitted anew: whoever did not hear of that must not take it up again. */
  mustMove: boolean;
  /** True from the chair's mute, or the end of a speech, until the owner or the floor lifts it; outlives the SFU. */
  microphoneMuted: boolean;
  /** How many microphones of it the SFU is opening: a mute reaches them too. */
  microphonesOpening: number;
  /** Since when it sends each source; outlives a short interruption, and ends when its owner stops. */
  readonly startedAt: Map<Source, Instant>;
  /** When its media was last taken away, to come back when it joins again. */
  interruptedAt: Date | null;
  /** Ends its stay when the connection does not come back. */
  leaving: NodeJS.Timeout | null;
};

/** Who is in the conference of one meeting. */
export class Roster {
  readonly #members = new Map<PeerId, Member>();

  get size(): number {
    return this.#members.size;
  }

  /** All members, in the order in which they came. */
  get members(): readonly Member[] {
    return [...this.#members.values()];
  }

  /** True while the member is in it. */
  has(member: Member): boolean {
    return this.#members.get(member.peerId) === member;
  }

  byPeer(peerId: string): Member | undefined {
    return this.#members.get(peerId as PeerId);
  }

  byConnection(connectionId: string): Member | undefined {
    return this.members.find((member) => member.connection?.id === connectionId);
  }

  /** True when an account is here with a device that has sound, as its own and not through its room's. */
  hasSound(userId: UserId): boolean {
    return this.members.some((m) => m.userId === userId && !m.companion && !m.hallScreen);
  }

  /** What the producer of that id carries; null when nobody here sends it. */
  sourceOf(producerId: string): Source | null {
    for (const { media } of this.#members.values()) {
      const producer = media?.producers.find((p) => p.producerId === producerId);
      if (producer) return producer.source;
    }
    return null;
  }

  /** The ids of all that the other members send. */
  producersOfOthers(member: Member): string[] {
    const others = this.members.filter((other) => other !== member);
    return others.flatMap((other) => other.media?.producers ?? []).map((p) => p.producerId);
  }

  /** Adds the device behind a connection. */
  add(connection: ConferenceConnection, part: Part): Member {
    const { userId, sessionHash } = connection.actor;
    return this.#add({ userId, sessionHash }, part, { connection, equipment: null });
  }

  /** Adds equipment; a player is a hall screen, which nobody sees. */
  addEquipment(comer: Comer, part: Part, equipment: Equipment): Member {
    return this.#add(comer, part, { connection: null, equipment });
  }

  #add(
    comer: Comer,
    part: Part,
    behind: { connection: ConferenceConnection | null; equipment: Equipment | null },
  ): Member {
    const member: Member = {
      ...part,
      peerId: PeerId.parse(randomBytes(12).toString('base64url')),
      resumeKey: randomBytes(24).toString('base64url'),
      ...comer,
      isTold: false,
      ...behind,
      media: null,
      mustMove: false,
      microphoneMuted: false,
      microphonesOpening: 0,
      startedAt: new Map(),
      interruptedAt: null,
      leaving: null,
    };
    this.#members.set(member.peerId, member);
    return member;
  }

  /** Takes a member out with its media; false when it had left before. */
  remove(member: Member): boolean {
    if (!this.has(member)) return false;
    this.#members.delete(member.peerId);
    if (member.leaving) clearTimeout(member.leaving);
    member.leaving = null;
    member.media?.close();
    member.media = null;
    member.equipment?.onLeft();
    return true;
  }

  /** Everyone that is seen, as the wire tells it. */
  peers(): ConferencePeer[] {
    return this.members.filter((member) => !member.hallScreen).map(asPeer);
  }

  /** Tells a notice to every connected device but one. */
  tell(notice: MediaNotice, except?: Member): void {
    for (const member of this.#members.values()) {
      if (member !== except) member.connection?.send(notice);
    }
  }
}

/** Whose voice and picture a member carries: its account's, or of equipment its room's, else its own. */
export function voiceOf({ equipment, siteId, userId }: Member): Voice {
  return equipment ? (siteId ?? userId) : userId;
}

/** A member as the wire tells it. */
export function asPeer(member: Member): ConferencePeer {
  return {
    peerId: member.peerId,
    userId: member.userId,
    siteId: member.siteId,
    companion: member.companion,
    ...(member.equipment ? { equipment: member.equipment.name } : {}),
    producers: asProducers(member, member.media?.producers ?? []),
  };
}

/** A member's producers as the wire tells them; one that is just made is left out, as all will be told of it. */
export function asProducers(
  member: Member,
  producers: readonly MediaProducer[],
): ConferenceProducer[] {
  return producers.flatMap((producer) => {
    const startedAt = member.startedAt.get(producer.source);
    return startedAt === undefined ? [] : [{ ...producer, startedAt }];
  });
}
