import type { MeetingId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { MediaAnswers, MediaRequestInput, MediaRequestName } from '#contract/media/wire.ts';
import type { ConferenceConnection } from './ports/conference-connection.ts';

type Answering<N extends MediaRequestName> = (
  connection: ConferenceConnection,
  input: MediaRequestInput<N>,
) => Promise<MediaAnswers[N]>;

/** The conference of each meeting: who is in it, and what they may send. */
export type ConferenceService = {
  join: Answering<'media.join'>;
  reattach: Answering<'media.reattach'>;
  leave: Answering<'media.leave'>;
  connect: Answering<'media.connect'>;
  restartIce: Answering<'media.restartIce'>;
  produce: Answering<'media.produce'>;
  pause: Answering<'media.pause'>;
  resume: Answering<'media.resume'>;
  closeProducer: Answering<'media.close'>;
  consume: Answering<'media.consume'>;
  show: Answering<'media.show'>;
  /** Lets the conference follow what was decided in the meeting; to be called with each batch of committed events. */
  onEvents(meetingId: MeetingId, events: readonly LiveEvent[]): Promise<void>;
  dropped(connectionId: string): void;
  close(): void;
};
