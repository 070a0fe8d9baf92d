import type {
  MediaAnswers,
  MediaNotice,
  MediaRequestInput,
  MediaRequestName,
} from '#contract/media/wire.ts';
import type { Unsubscribe } from './store.ts';

/** What the conference needs of the live socket; the live store of a meeting provides it. */
export interface MediaSignal {
  /** Asks the server; rejects with a `Refusal` when refused and with any error when the line is down. */
  request<N extends MediaRequestName>(
    name: N,
    input: MediaRequestInput<N>,
  ): Promise<MediaAnswers[N]>;
  /** Hears what the server tells the peers of this meeting. */
  onNotice(listener: (notice: MediaNotice) => void): Unsubscribe;
  /** Is told when the socket is back in the meeting after it was lost. */
  onReconnected(listener: () => void): Unsubscribe;
  /** Asks whether the socket still leads to the server, which connects anew when it does not. */
  doubt(): void;
}
