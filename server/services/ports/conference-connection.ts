import type { MeetingId } from '#contract/ids.ts';
import type {
  MediaAnswers,
  MediaNotice,
  MediaRequestInput,
  MediaRequestName,
} from '#contract/media/wire.ts';
import type { Actor } from '#server/domain/actor.ts';

/** One live connection of a device to a meeting, as the conference sees it. */
export type ConferenceConnection = {
  /** Identifies the connection as long as it lasts. */
  id: string;
  actor: Actor;
  meetingId: MeetingId;
  /** False once it ended or left the meeting: nothing may be kept for it from then on. */
  isOpen(): boolean;
  /** Sends a notice to the device; never throws. */
  send(notice: MediaNotice): void;
};

/** Answers one kind of request that a connection makes of the conference; refuses by throwing a `Refusal`. */
export type MediaAnswering<N extends MediaRequestName> = (
  connection: ConferenceConnection,
  input: MediaRequestInput<N>,
) => Promise<MediaAnswers[N]>;
