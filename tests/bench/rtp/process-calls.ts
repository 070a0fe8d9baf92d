import type { ChildProcess } from 'node:child_process';
import { z } from 'zod';

/** Either end of the channel between a process and its child. */
export type Channel = Pick<ChildProcess, 'send' | 'on'> | Pick<NodeJS.Process, 'send' | 'on'>;

/** Functions that the other end may call, by name. */
export type Callable = Record<string, (...args: never[]) => unknown>;

const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.int(), name: z.string(), args: z.array(z.unknown()) }),
  z.object({ kind: z.literal('answer'), id: z.int(), value: z.unknown().optional() }),
  z.object({ kind: z.literal('failed'), id: z.int(), reason: z.string() }),
]);
type Message = z.infer<typeof Message>;

/** What a function of the other end answers, once it has. */
export type Calls<C extends Callable> = {
  [N in keyof C]: (...args: Parameters<C[N]>) => Promise<Awaited<ReturnType<C[N]>>>;
};

/** Lets both ends of a channel call each other's functions; what is thrown there is thrown here, by its message. */
export function callable<C extends Callable>(channel: Channel, own: Callable): Calls<C> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let calls = 0;
  const send = (message: Message) => {
    channel.send?.(message);
  };
  channel.on('message', (raw: unknown) => {
    const message = Message.parse(raw);
    if (message.kind === 'call') {
      void answer(own, message).then(send);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') asked?.resolve(message.value);
    else asked?.reject(new Error(message.reason));
  });
  channel.on('disconnect', () => {
    for (const { reject } of waiting.values()) reject(new Error('The other process has ended.'));
    waiting.clear();
  });
  const call = (name: string, args: unknown[]) => {
    calls += 1;
    const asked = Promise.withResolvers<unknown>();
    waiting.set(calls, asked);
    send({ kind: 'call', id: calls, name, args });
    return asked.promise;
  };
  // A name that the other end does not have fails there; the type allows none but its own.
  return new Proxy({} as Calls<C>, {
    get: (_, name) =>
      name === 'then' ? undefined : (...args: unknown[]) => call(String(name), args),
  });
}

async function answer(
  own: Callable,
  { id, name, args }: Extract<Message, { kind: 'call' }>,
): Promise<Message> {
  try {
    const value = await (own[name] as ((...args: unknown[]) => unknown) | undefined)?.(...args);
    return { kind: 'answer', id, value };
  } catch (error) {
    return { kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) };
  }
}
