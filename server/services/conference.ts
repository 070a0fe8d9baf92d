import type { UserId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { Source } from '#contract/media/wire.ts';
import type { MediaEngine, MediaPeer, MediaRoom, MediaRoomEvent } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import { chairVoices, floorVoices, type Voice } from '#server/domain/live/voices.ts';
import { asProducers, type Equipment, type Member, Roster, voiceOf } from './conference-roster.ts';
import { ConferenceSpeakers } from './conference-speakers.ts';
import type { Clock } from './ports/clock.ts';

/** How long a lost connection may take to come back before its peer leaves. */
export type Patience = {
  /** The first wait, in milliseconds. */
  graceMs: number;
  /** The most, in milliseconds, as long as the device's packets still arrive. */
  mostMs: number;
};

/** What a conference takes from its surroundings. */
export type ConferenceSurroundings = {
  engine: MediaEngine;
  clock: Clock;
  patience: Patience;
  /** Told whenever what is sent in a conference has changed. */
  onTracks(key: string): void;
};

/**
 * How a conference ends: the last one left or the meeting is over; or it goes on anew, maybe in another process, and what its devices
 * send until they are back is lost.
 */
export type ConferenceEnd = 'over' | 'interrupted';

/** The conference of one meeting: its room in the SFU and who is in it. */
export class Conference {
  readonly roster = new Roster();
  readonly room: Promise<MediaRoom>;
  readonly #clock: Clock;
  readonly #patience: Patience;
  readonly #onEnd: (how: ConferenceEnd) => void;
  readonly #speakers = new ConferenceSpeakers(this.roster);
  #closed = false;

  /** Opens the room; `onEnd` is called once, when the last one left or the conference was closed. */
  constructor(
    key: string,
    { engine, clock, patience, onTracks }: ConferenceSurroundings,
    onEnd: (how: ConferenceEnd) => void,
  ) {
    this.#clock = clock;
    this.#patience = patience;
    this.#onEnd = onEnd;
    this.room = engine.openRoom(key).then((room) => {
      if (this.#closed) room.close();
      else {
        room.subscribe((event) => {
          this.#follow(event);
          if (event.type !== 'speaking' && event.type !== 'line') onTracks(key);
        });
      }
      return room;
    });
    this.room.catch(() => {});
  }

  /** Takes a member out and tells the others; the last one ends the conference. */
  leave(member: Member): void {
    if (!this.roster.remove(member)) return;
    if (!member.hallScreen) this.roster.tell({ type: 'peerLeft', peerId: member.peerId });
    if (this.roster.size === 0) this.close();
  }

  /** Takes all devices of an account out, also those whose line is lost at the moment. */
  dismiss(userId: UserId): void {
    for (const member of this.roster.members) if (member.userId === userId) this.leave(member);
  }

  /** Takes the media of a member away; it comes back when the member is admitted again. */
  interrupt(member: Member): void {
    this.setAside(member)?.close();
  }

  /**
   * Notes that a member is admitted anew: until then there is nothing to take up. Answers the media that it had, which flows until the
   * room lets it in again.
   */
  setAside(member: Member): MediaPeer | null {
    const { media } = member;
    if (media) member.interruptedAt = this.#clock.now();
    member.media = null;
    member.mustMove = false;
    return media;
  }

  /** The connection of a member is lost: it leaves unless it comes back, or its packets still arrive. */
  lose(member: Member): void {
    member.connection = null;
    const deadline = performance.now() + this.#patience.mostMs;
    const wait = () => {
      member.leaving = setTimeout(() => {
        void this.#hears(member).then((alive) => {
          if (member.connection !== null || !this.roster.has(member)) return;
          if (alive && performance.now() < deadline) wait();
          else this.leave(member);
        });
      }, this.#patience.graceMs);
      member.leaving.unref();
    };
    wait();
  }

  /** Mutes or unmutes the microphones of some accounts; never opens what the owner paused. */
  async setMuted(concerns: (userId: UserId) => boolean, muted: boolean): Promise<void> {
    const room = await this.room.catch(() => null);
    if (room === null) return;
    const members = this.roster.members.filter((m) => !m.equipment && concerns(m.userId));
    await Promise.all(
      members.map(async (member) => {
        const sends = member.media?.producers.some((p) => p.source === 'microphone') ?? false;
        // Who is just let in (again) may have one on the way; who opens one later does so in spite of the mute.
        const opens = member.media === null || member.microphonesOpening > 0;
        member.microphoneMuted = muted && (sends || opens || member.microphoneMuted);
        await this.#applyMute(member, room);
      }),
    );
  }

  /** The chair mutes all equipment but that of the rooms that are spared. */
  async muteEquipment(isSpared: (voice: Voice) => boolean): Promise<void> {
    await this.#setEquipment((member, equipment) => {
      if (!isSpared(voiceOf(member))) equipment.isMutedByChair = true;
    });
  }

  /** Lets one be heard again, or no longer; who has the floor is still heard out. */
  async setEquipmentMuted(member: Member, isMuted: boolean): Promise<void> {
    await this.#setEquipment((each, equipment) => {
      if (each === member) equipment.isMutedByChair = isMuted;
    });
  }

  /** Has equipment follow the floor: what a speech silenced is heard again after it. */
  async silenceEquipment(isSilenced: (voice: Voice) => boolean): Promise<void> {
    await this.#setEquipment((member, equipment) => {
      equipment.isSilenced = isSilenced(voiceOf(member));
    });
  }

  async #setEquipment(change: (member: Member, equipment: Equipment) => void): Promise<void> {
    const room = await this.room.catch(() => null);
    if (room === null) return;
    await Promise.all(
      this.roster.members.map(async (member) => {
        if (!member.equipment) return;
        change(member, member.equipment);
        member.microphoneMuted = member.equipment.isMutedByChair || member.equipment.isSilenced;
        await this.#applyMute(member, room);
      }),
    );
  }

  /**
   * Has the microphones of who has the floor forwarded however many others are open, and those of who chairs the meeting heard
   * first by who hears one voice alone.
   */
  async favour(meeting: LiveState): Promise<void> {
    const room = await this.room.catch(() => null);
    const here = (voices: ReadonlySet<Voice>) => {
      const members = this.roster.members.filter((member) => voices.has(voiceOf(member)));
      return new Set(members.map((member) => member.peerId));
    };
    room?.favour(here(floorVoices(meeting)), here(chairVoices(meeting)));
  }

  /**
   * Lets the SFU open a microphone of a member, muted if it was muted before. A mute that comes while it opens finds nothing
   * to stop yet: it is applied as soon as the microphone is there.
   */
  async openMicrophone<T>(member: Member, open: (muted: boolean) => Promise<T>): Promise<T> {
    member.microphonesOpening += 1;
    const before = member.microphoneMuted;
    try {
      const opened = await open(before);
      if (member.microphoneMuted !== before) await this.#applyMute(member, await this.room);
      return opened;
    } finally {
      member.microphonesOpening -= 1;
    }
  }

  /** Ends it when its room is gone, and asks all to join again; otherwise does nothing. */
  async closeIfBroken(): Promise<void> {
    const room = await this.room.catch(() => null);
    if (this.#closed || (room && !room.closed)) return;
    this.interruptAll();
  }

  /** Ends it here, and asks all to join again, wherever they may. */
  interruptAll(): void {
    this.roster.tell({ type: 'restarted' });
    this.close('interrupted');
  }

  /** Ends it for everyone; again is harmless. */
  close(how: ConferenceEnd = 'over'): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#speakers.close();
    this.room.then((room) => room.close()).catch(() => {});
    for (const member of this.roster.members) this.roster.remove(member);
    this.#onEnd(how);
  }

  async #applyMute(member: Member, room: MediaRoom): Promise<void> {
    try {
      if (member.microphoneMuted) await room.pauseProducer(member.peerId, 'microphone');
      else await room.resumeProducer(member.peerId, 'microphone');
    } catch (error) {
      // It left or the SFU died meanwhile; `microphoneMuted` is applied when it produces again.
      if (!(error instanceof MediaError)) throw error;
    }
  }

  /** What comes back after a longer interruption than anybody waits for is begun anew. */
  #noteStart(member: Member, source: Source): void {
    const now = this.#clock.now();
    const awayMs = member.interruptedAt ? now.getTime() - member.interruptedAt.getTime() : 0;
    if (member.startedAt.has(source) && awayMs <= this.#patience.mostMs) return;
    member.startedAt.set(source, now.toISOString());
  }

  async #hears(member: Member): Promise<boolean> {
    return (await member.media?.isAlive().catch(() => false)) ?? false;
  }

  /** The members of these ids; all of them when none are named. */
  #named(peerIds: readonly string[] | undefined): readonly Member[] {
    const { members } = this.roster;
    return peerIds ? members.filter((member) => peerIds.includes(member.peerId)) : members;
  }

  #follow(event: MediaRoomEvent): void {
    switch (event.type) {
      case 'producerAdded':
      case 'producerChanged': {
        const member = this.roster.byPeer(event.peerId);
        if (!member) return;
        const { source } = event.producer;
        if (event.type === 'producerAdded') this.#noteStart(member, source);
        for (const producer of asProducers(member, [event.producer]))
          this.roster.tell({ type: event.type, peerId: member.peerId, producer });
        return;
      }
      case 'producerRemoved': {
        const member = this.roster.byPeer(event.peerId);
        if (member) this.roster.tell({ ...event, peerId: member.peerId });
        return;
      }
      case 'speaking':
        this.#speakers.hear(event.speakers);
        return;
      case 'sharedCodec':
        this.roster.tell({ type: 'sharedCodec', codec: event.codec });
        return;
      case 'line': {
        const { peerId, ...report } = event;
        this.roster.byPeer(peerId)?.connection?.send(report);
        return;
      }
      case 'wanted': {
        const { type, peerId, source, layer } = event;
        this.roster.byPeer(peerId)?.connection?.send({ type, source, layer });
        return;
      }
      case 'peerLost': {
        const member = this.roster.byPeer(event.peerId);
        if (member && member.connection === null) this.leave(member);
        return;
      }
      case 'moving':
        for (const member of this.#named(event.peerIds)) {
          member.mustMove = true;
          member.connection?.send({ type: 'restarted', stillFlows: true });
          if (member.equipment) this.leave(member);
        }
        return;
      case 'restarted':
        for (const member of this.#named(event.peerIds)) {
          this.interrupt(member);
          member.connection?.send({ type: 'restarted' });
          // Equipment hears no notices: it finds its session gone and connects anew.
          if (member.equipment) this.leave(member);
        }
    }
  }
}
