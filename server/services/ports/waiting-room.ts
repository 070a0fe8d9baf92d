import type { JoinCode, WaitingGuest } from '#contract/http/waiting-room.ts';
import type { GuestId, MeetingId, UserId } from '#contract/ids.ts';
import type { AuditNote } from './audit.ts';

/** A meeting that a code names: handed out and not over. */
export type JoinableMeeting = { meetingId: MeetingId; title: string };

/** Who asks to come in. */
export type NewGuest = {
  guestId: GuestId;
  meetingId: MeetingId;
  /** SHA-256 of the ticket in hex; the ticket itself is never kept. */
  ticketHash: string;
  userId: UserId | null;
  name: string;
  unitName: string;
  address: string;
  askedAt: Date;
};

/** Somebody who asked, as the ticket finds them. */
export type KeptGuest = {
  guestId: GuestId;
  meetingId: MeetingId;
  meetingTitle: string;
  isOver: boolean;
  state: 'waiting' | 'admitted' | 'refused' | 'removed';
  name: string;
  userId: UserId | null;
  /** True when the account was made for the guest. */
  isGuestAccount: boolean;
  seenAt: Date;
};

/** How many may wait at once in all and from one network address; who was not seen since `aliveSince` has gone. */
export type WaitingLimits = { most: number; mostOfAddress: number; aliveSince: Date };

/** Where the codes of meetings and those who ask by them are kept. */
export interface WaitingRoomStore {
  /** The code of a meeting that is handed out, made when it has none; null for a draft and where there is no meeting. */
  codeOf(meetingId: MeetingId): Promise<JoinCode | null>;
  /** Changes it; null as above. */
  changeCode(
    meetingId: MeetingId,
    change: { isOn: boolean; isShown: boolean; renew: boolean },
    note: AuditNote,
  ): Promise<JoinCode | null>;
  /** The meeting of these digits; null when the code is off or the meeting over. */
  meetingOf(digits: string): Promise<JoinableMeeting | null>;
  /** Puts somebody into the waiting room; an account that waits there gets the new ticket. False when the room is full. */
  add(guest: NewGuest, limits: WaitingLimits): Promise<boolean>;
  find(ticketHash: string): Promise<KeptGuest | null>;
  /** Notes that a waiting guest is still there. */
  touch(guestId: GuestId, at: Date): Promise<void>;
  /** Who waits and was seen since, first come first. */
  waiting(meetingId: MeetingId, aliveSince: Date): Promise<WaitingGuest[]>;
  /** Lets waiting guests in, making the accounts of those who have none; those who do not wait are passed over. */
  admit(meetingId: MeetingId, guestIds: readonly GuestId[], by: UserId, at: Date): Promise<number>;
  refuse(meetingId: MeetingId, guestIds: readonly GuestId[], by: UserId, at: Date): Promise<number>;
  /**
   * Takes an admitted guest out, ends the sessions of the account that was made for them and locks it; returns their hashes, null
   * when there is no such guest.
   */
  remove(meetingId: MeetingId, userId: UserId, by: UserId, at: Date): Promise<string[] | null>;
  /**
   * Closes the door of a meeting that is over: ends the sessions of its guests and locks the accounts that were made for them, forgets
   * who was not let in, and from where the others came. Returns the hashes of the sessions.
   */
  close(meetingId: MeetingId, at: Date): Promise<string[]>;
  /** The meetings that are over and whose door was not closed. */
  leftOpen(): Promise<MeetingId[]>;
  /** Forgets who asked at the door of meetings that ended before; the list of attendance keeps their names. Returns how many. */
  forget(before: Date): Promise<number>;
}
