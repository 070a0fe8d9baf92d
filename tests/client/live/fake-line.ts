import { LineLost, type LiveLine, type Question } from '#client/live/live-line.ts';
import type { ErrorBody } from '#contract/errors.ts';

/** A question that the store asked and the test has not answered yet. */
export type Asked = {
  question: Question;
  request: Record<string, unknown>;
  answer(value: unknown): Promise<void>;
  refuse(error: ErrorBody): Promise<void>;
};

/** Lets everything that waits on promises run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** A line in the hands of a test: nothing is answered unless the test does it. */
export function fakeLine() {
  const listeners = new Map<string, Set<(frame: unknown) => void>>();
  const asked: (Asked & { lose(): void })[] = [];
  const told: { word: string; request: unknown }[] = [];
  let connected = false;
  const on = (name: string, listener: (frame: never) => void) => {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set);
    set.add(listener as (frame: unknown) => void);
    return () => set.delete(listener as (frame: unknown) => void);
  };
  const emit = (name: string, frame?: unknown) => {
    for (const listener of [...(listeners.get(name) ?? [])]) listener(frame);
  };
  const line: LiveLine = {
    connected: () => connected,
    ask: (question, request) => {
      if (!connected) return Promise.reject(new LineLost(question));
      return new Promise((resolve, reject) => {
        const done = (reply: unknown) => {
          asked.splice(asked.indexOf(entry), 1);
          resolve(reply as never);
          return settle();
        };
        const entry = {
          question,
          request: request as Record<string, unknown>,
          answer: (value: unknown) => done({ ok: true, value }),
          refuse: (error: ErrorBody) => done({ ok: false, error }),
          lose: () => reject(new LineLost(question)),
        };
        asked.push(entry);
      });
    },
    tell: (word, request) => void told.push({ word, request }),
    onFrame: (name, listener) => on(name, listener as (frame: never) => void),
    onConnected: (listener) => on('#connected', listener),
    onLost: (listener) => on('#lost', listener),
    onRefused: (listener) => on('#refused', listener as (frame: never) => void),
    retryNow: () => emit('#retry'),
    doubt: () => emit('#doubt'),
    close: () => {
      connected = false;
    },
  };
  return {
    line,
    asked,
    told,
    /** The oldest unanswered question of a kind. */
    next(question: Question): Asked {
      const found = asked.find((entry) => entry.question === question);
      if (!found) throw new Error(`nobody asked ${question}`);
      return found;
    },
    async connect() {
      connected = true;
      emit('#connected');
      await settle();
    },
    async lose() {
      connected = false;
      for (const entry of asked.splice(0)) entry.lose();
      emit('#lost');
      await settle();
    },
    async send(name: string, frame: unknown) {
      emit(name, frame);
      await settle();
    },
  };
}
