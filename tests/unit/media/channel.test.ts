import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Channel } from '#media/node/channel.ts';

/** Two ends of a wire whose bytes arrive in pieces of `size`. */
function aWire(size: number): [Duplex, Duplex] {
  const make = (other: () => Duplex): Duplex =>
    new Duplex({
      read() {},
      write(chunk: Buffer, _, done) {
        for (let at = 0; at < chunk.length; at += size) other().push(chunk.subarray(at, at + size));
        done();
      },
      final(done) {
        other().push(null);
        done();
      },
    });
  const left: Duplex = make(() => right);
  const right: Duplex = make(() => left);
  return [left, right];
}

function listening(stream: Duplex) {
  const heard: unknown[] = [];
  const ended = Promise.withResolvers<void>();
  const channel = new Channel(stream, {
    heard: (message) => heard.push(message),
    heardBytes: (bytes) => heard.push(bytes.toString('hex')),
    ended: ended.resolve,
  });
  return { channel, heard, ended: ended.promise };
}

describe('a channel', () => {
  it.each([1, 3, 7, 100_000])(
    'brings messages whole and in order in pieces of %i',
    async (size) => {
      const [left, right] = aWire(size);
      const [one, other] = [listening(left), listening(right)];
      const sent = Array.from({ length: 20 }, (_, n) => ({ n, text: 'Đại biểu '.repeat(n) }));
      for (const message of sent) one.channel.send(message);
      await expect.poll(() => other.heard).toEqual(sent);
      one.channel.close();
      await other.ended;
      expect(other.channel.ended).toBe(true);
    },
  );

  it('brings bytes between messages, in the order of sending', async () => {
    const [left, right] = aWire(3);
    const [one, other] = [listening(left), listening(right)];
    one.channel.send({ n: 1 });
    one.channel.sendBytes(Buffer.from('80ff00', 'hex'));
    one.channel.send({ n: 2 });
    await expect.poll(() => other.heard).toEqual([{ n: 1 }, '80ff00', { n: 2 }]);
  });

  it('ends with who sends bytes to one that takes messages alone', async () => {
    const [left, right] = aWire(100);
    const ended = Promise.withResolvers<void>();
    new Channel(right, { heard: () => {}, ended: ended.resolve });
    new Channel(left, { heard: () => {}, ended: () => {} }).sendBytes(Buffer.of(1));
    await ended.promise;
  });

  it('ends with who sends what is no message, or too much', async () => {
    for (const bytes of [Buffer.from([0, 0, 0, 2, 123, 123]), Buffer.from([255, 0, 0, 0])]) {
      const [left, right] = aWire(100);
      const { ended, heard } = listening(right);
      left.write(bytes);
      await ended;
      expect(heard).toEqual([]);
    }
  });
});
