import { createSocket } from 'node:dgram';
import { expect, onTestFinished, test } from 'vitest';
import { FakeTap } from '#media/fake/fake-tap.ts';
import type { TapTarget } from '#media/media-tap.ts';
import { NodeTaps } from '#media/node/node-taps.ts';

/** A tap on a node, what sends into it, and the line to who asked for it, which keeps as much back as a test says. */
async function aNodeTap() {
  const producer = {
    producerId: 'camera-1',
    source: 'camera',
    paused: false,
    mutedByServer: false,
  } as const;
  const tap = new FakeTap(producer, () => {});
  let target: TapTarget | undefined;
  const taps = new NodeTaps({
    async tap(_, asked) {
      target = asked;
      return tap;
    },
  });
  const line = {
    backlogBytes: 0,
    told: [] as unknown[],
    packets: 0,
    closed: false,
    send: (message: unknown) => void line.told.push(message),
    sendBytes: () => void line.packets++,
    close() {
      line.closed = true;
    },
  };
  const { tapId } = await taps.open('camera-1');
  taps.carry(tapId, line);
  const sender = createSocket('udp4');
  onTestFinished(() => {
    sender.close();
    taps.close();
  });
  return { line, sends: () => sender.send(Buffer.alloc(100), target?.port, target?.ip) };
}

test('a line that takes no more is given up and says so: no packet is left out in silence', async () => {
  const { line, sends } = await aNodeTap();
  sends();
  await expect.poll(() => line.packets).toBe(1);
  line.backlogBytes = 3 * 1024 * 1024;
  sends();
  await expect.poll(() => line.packets).toBe(2);
  expect(line.closed).toBe(false);
  line.backlogBytes = 5 * 1024 * 1024;
  sends();
  await expect.poll(() => line.closed).toBe(true);
  expect(line.told.at(-1)).toEqual({ type: 'tap', event: 'lost' });
  expect(line.packets).toBe(2);
});
