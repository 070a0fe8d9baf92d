import { expect, test } from 'vitest';
import { Listeners } from '#media/listeners.ts';
import { Serial } from '#media/serial.ts';

test('tasks run one after another, and a failed one does not hold up the next', async () => {
  const serial = new Serial();
  const told: string[] = [];
  const first = Promise.withResolvers<void>();
  const a = serial.run(async () => {
    told.push('a starts');
    await first.promise;
    told.push('a ends');
    throw new Error('a failed');
  });
  const b = serial.run(async () => told.push('b'));
  first.resolve();
  await expect(a).rejects.toThrow('a failed');
  await b;
  expect(told).toEqual(['a starts', 'a ends', 'b']);
});

test('a failing listener does not keep an event from the others; one that left hears no more', () => {
  const errors: unknown[] = [];
  const heard: number[] = [];
  const listeners = new Listeners<number>((error) => errors.push(error));
  listeners.add(() => {
    throw new Error('deaf');
  });
  const leave = listeners.add((event) => heard.push(event));
  listeners.tell(1);
  leave();
  leave();
  listeners.tell(2);
  expect(heard).toEqual([1]);
  expect(errors).toHaveLength(2);
});
