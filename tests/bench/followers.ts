import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { FollowOrder, FollowReport } from './follower-process.ts';

/** Followers on bare sockets, shared out over two processes. */
export type Followers = {
  /** Resolves with the arrival times of that page, one per follower, in milliseconds of the monotonic clock. */
  arrivals(page: number): Promise<number[]>;
  /** All lose their connections and come back at once; resolves with how long each took until it was in again, in milliseconds. */
  comeBack(): Promise<number[]>;
  close(): void;
};

/** Starts them and waits until all have entered. */
export async function startFollowers(order: FollowOrder): Promise<Followers> {
  const half = Math.ceil(order.cookies.length / 2);
  const parts = [order.cookies.slice(0, half), order.cookies.slice(half)].filter(
    (part) => part.length > 0,
  );
  const seen = new Map<number, number[]>();
  const waiting = new Map<number, () => void>();
  const back: number[] = [];
  let allBack: () => void = () => undefined;
  const children: ChildProcess[] = [];
  await Promise.all(
    parts.map((cookies) => {
      const child = fork(join(import.meta.dirname, 'follower-process.ts'), {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      children.push(child);
      return new Promise<void>((ready, failed) => {
        child.on('message', (message: FollowReport) => {
          if (message.kind === 'ready') return ready();
          if (message.kind === 'back') {
            back.push(...message.tookMs);
            if (back.length === order.cookies.length) allBack();
            return;
          }
          seen.set(message.page, [...(seen.get(message.page) ?? []), ...message.atMs]);
          waiting.get(message.page)?.();
        });
        child.on(
          'exit',
          (code) => code && failed(new Error(`A follower process ended with ${code}.`)),
        );
        child.send({ ...order, cookies } satisfies FollowOrder);
      });
    }),
  );
  return {
    arrivals(page) {
      const all = () => (seen.get(page)?.length ?? 0) === order.cookies.length;
      return new Promise((done) => {
        const check = () => all() && done(seen.get(page) ?? []);
        waiting.set(page, check);
        check();
      });
    },
    async comeBack() {
      back.length = 0;
      const done = new Promise<void>((resolve) => {
        allBack = resolve;
      });
      for (const child of children) child.send('come back');
      await done;
      return [...back];
    },
    close() {
      for (const child of children) child.disconnect();
    },
  };
}
