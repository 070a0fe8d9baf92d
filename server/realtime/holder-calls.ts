import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { Refusal, refuse } from '#contract/errors.ts';
import type { MeetingId } from '#contract/ids.ts';
import { errorBodyOf } from '#server/services/error-body.ts';
import type { Bus, MediaAnswered } from '#server/services/ports/bus.ts';
import type { ConferenceOwners } from '#server/services/ports/conference-owners.ts';

/** A joining may wait for a media node for some seconds. */
const ANSWER_MS = 8_000;
const NO_ANSWER: MediaAnswered = {
  kind: 'refused',
  error: { code: 'UNAVAILABLE', reason: 'media' },
};

/** Does things where the conference of a meeting is held. */
export type HolderCalls = {
  /** Does it here when this process holds the conference, else has `tell` ask the holder under `askId`. Throws a `Refusal`. */
  run(
    meetingId: MeetingId,
    here: () => Promise<unknown>,
    tell: (askId: string, holder: string) => void,
  ): Promise<unknown>;
  /** The same where there is something to do for who holds it alone: while nobody does it is done here, where nothing is then. */
  runIfHeld: HolderCalls['run'];
  /** Does what another process asked, and answers; `moved` when this one does not hold the conference any more. */
  answer(
    asked: { askId: string; meetingId: MeetingId; from: string },
    work: () => Promise<unknown>,
  ): void;
  /** Refuses what still waits for an answer. */
  close(): void;
};

/** Makes them, over the bus of the server processes. */
export function createHolderCalls(parts: {
  owners: ConferenceOwners;
  bus: Bus;
  log: Logger;
}): HolderCalls {
  const { owners, bus, log } = parts;
  const waiting = new Map<string, (answer: MediaAnswered) => void>();
  const stop = bus.on('mediaAnswered', ({ askId, answer }) => waiting.get(askId)?.(answer));

  function ask(holder: string, tell: (askId: string, holder: string) => void) {
    const askId = randomUUID();
    tell(askId, holder);
    return new Promise<MediaAnswered>((answered) => {
      const timer = setTimeout(() => settle(NO_ANSWER), ANSWER_MS);
      const settle = (answer: MediaAnswered) => {
        clearTimeout(timer);
        waiting.delete(askId);
        answered(answer);
      };
      waiting.set(askId, settle);
    });
  }

  const runAt =
    (find: (meetingId: MeetingId) => Promise<string | null>): HolderCalls['run'] =>
    async (meetingId, here, tell) => {
      for (let tries = 0; tries < 2; tries += 1) {
        const holder = await find(meetingId).catch((err: unknown) => {
          log.warn({ err }, 'it could not be found out who holds a conference');
          throw refuse('UNAVAILABLE', 'media');
        });
        if (holder === null || holder === bus.processId) return here();
        const answer = await ask(holder, tell);
        if (answer.kind === 'done') return answer.value;
        if (answer.kind === 'refused') throw Refusal.of(answer.error);
        owners.moved(meetingId);
      }
      throw refuse('UNAVAILABLE', 'media');
    };

  return {
    run: runAt(owners.ownerOf),
    runIfHeld: runAt(owners.holderOf),
    answer({ askId, meetingId, from }, work) {
      const answer = (answered: MediaAnswered) =>
        bus.tell('mediaAnswered', { askId, answer: answered }, from);
      if (!owners.isMine(meetingId)) {
        answer({ kind: 'moved' });
        return;
      }
      work().then(
        (value) => answer({ kind: 'done', value }),
        (error: unknown) => {
          if (!(error instanceof Refusal)) log.error({ err: error }, 'a request failed');
          answer({ kind: 'refused', error: errorBodyOf(error) });
        },
      );
    },
    close() {
      stop();
      for (const settle of [...waiting.values()]) settle(NO_ANSWER);
    },
  };
}
