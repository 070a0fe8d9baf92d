import { expect, test } from 'vitest';
import { MediaError } from '#media/media-error.ts';
import { RemotePeer } from '#media/node/remote-peer.ts';
import { nodeRequests } from '#media/node/wire.ts';
import { aScriptedNode } from '#tests/support/a-scripted-node.ts';

const BOTH = { sends: true, receives: true };
const ADMITTED = { send: null, receive: null };

const aCamera = (producerId: string) => ({
  producerId,
  source: 'camera' as const,
  paused: false,
  mutedByServer: false,
});

/** Lets everybody in, and gives consumers of all that is named. */
function kindly({ name, input }: { name: string; input: unknown }): unknown {
  if (name === 'room.admit') return ADMITTED;
  if (name !== 'peer.consume') return null;
  const { producerIds } = nodeRequests['peer.consume'].parse(input);
  return producerIds.map((producerId) => ({
    consumerId: `of ${producerId}`,
    producerId,
    peerId: 'an',
    source: 'camera',
    kind: 'video',
    rtpParameters: {},
  }));
}

test('a peer forgets what it consumed of producers that have ended', async () => {
  const { room, happens } = await aScriptedNode(kindly);
  const told: string[] = [];
  room.subscribe((event) => told.push(event.type));
  await room.admit('an', BOTH);
  const binh = await room.admit('binh', BOTH);
  if (!(binh instanceof RemotePeer)) throw new Error('no peer of a node');
  for (const id of ['first', 'second'])
    happens({ type: 'producerAdded', peerId: 'an', producer: aCamera(id) });
  await expect.poll(() => told).toEqual(['producerAdded', 'producerAdded']);
  await binh.consume(['first', 'second'], {});
  const tiles = [
    { consumerId: 'of first', widthPx: 320 },
    { consumerId: 'of second', widthPx: 320 },
  ];
  await binh.show(tiles);
  expect([...binh.shownIds]).toEqual(['first', 'second']);
  happens({ type: 'producerRemoved', peerId: 'an', producerId: 'first' });
  await expect.poll(() => told).toContain('producerRemoved');
  await binh.consume(['second'], {});
  await binh.show(tiles);
  expect([...binh.shownIds]).toEqual(['second']);
});

test('a node that drains is not kept by a peer that it refused', async () => {
  const admitting = Promise.withResolvers<void>();
  const refusing = Promise.withResolvers<void>();
  const { room, asked, said, drains } = await aScriptedNode(async ({ name }) => {
    if (name !== 'room.admit') return null;
    admitting.resolve();
    await refusing.promise;
    throw new MediaError('unavailable', 'no worker in time');
  });
  const joining = room.admit('an', BOTH).catch((error: unknown) => error);
  await admitting.promise;
  drains();
  await expect.poll(() => said.map(({ message }) => message).filter(isOfChange)).toHaveLength(2);
  expect(room.parts).toHaveLength(1);
  refusing.resolve();
  expect(await joining).toBeInstanceOf(MediaError);
  expect(room.parts).toEqual([]);
  await expect.poll(() => asked.map(({ name }) => name)).toContain('room.close');
});

test('a peer that comes in while its node begins to drain is moved as the others are, each once, and no player stays', async () => {
  const admitting = Promise.withResolvers<void>();
  const { room, asked, said, drains, beside } = await aScriptedNode(async ({ name }) => {
    if (name !== 'room.admit' && name !== 'player.open') return null;
    if (asked.filter((one) => one.name === 'room.admit').length > 1) await admitting.promise;
    return name === 'room.admit' ? ADMITTED : { receive: {}, streams: [] };
  });
  const moving: (readonly string[])[] = [];
  room.subscribe((event) => event.type === 'moving' && moving.push(event.peerIds));
  await room.admit('an', BOTH);
  const joining = room.admit('binh', BOTH);
  const playing = room.openPlayer([]).catch((error: unknown) => error);
  const names = () => asked.map(({ name }) => name);
  await expect.poll(names).toContain('player.open');
  drains();
  await expect.poll(() => said.filter(({ message }) => isOfChange(message))).toHaveLength(2);
  const next = await beside(kindly);
  await expect.poll(() => moving).toEqual([['an']]);
  expect(next.asked.map(({ name }) => name)).toEqual(['room.open']);
  admitting.resolve();
  await joining;
  expect(await playing).toMatchObject({ kind: 'unavailable' });
  await expect.poll(() => moving).toEqual([['an'], ['binh']]);
  await expect.poll(names).toContain('player.close');
});

test('where a peer that came in during a drain cannot be moved, it is in all the same, and the fault is logged', async () => {
  const admitting = Promise.withResolvers<void>();
  const { room, asked, said, drains } = await aScriptedNode(async ({ name }) => {
    if (name !== 'room.admit') return null;
    await admitting.promise;
    return ADMITTED;
  });
  const joining = room.admit('an', BOTH);
  await expect.poll(() => asked.map(({ name }) => name)).toContain('room.admit');
  drains();
  await expect.poll(() => said.filter(({ message }) => isOfChange(message))).toHaveLength(2);
  room.leaveDraining = () => Promise.reject(new Error('a fault'));
  admitting.resolve();
  expect((await joining).peerId).toBe('an');
  await expect
    .poll(() => said)
    .toContainEqual({ level: 'error', message: 'media nodes: not moved' });
});

test('a node that ends after its drain is not called lost', async () => {
  const { room, said, drains, ends } = await aScriptedNode(kindly);
  const an = await room.admit('an', BOTH);
  drains();
  await expect.poll(() => said.filter(({ message }) => isOfChange(message))).toHaveLength(2);
  an.close();
  ends();
  const ended = { level: 'info', message: 'media nodes: a node ended after its drain' };
  await expect.poll(() => said).toContainEqual(ended);
  expect(said.map(({ level }) => level)).not.toContain('warn');
});

test('a node that ends with a meeting on it is lost, drained or not', async () => {
  const { room, said, drains, ends } = await aScriptedNode(kindly);
  await room.admit('an', BOTH);
  drains();
  await expect.poll(() => said.filter(({ message }) => isOfChange(message))).toHaveLength(2);
  ends();
  const lost = { level: 'warn', message: 'media nodes: a node is lost' };
  await expect.poll(() => said).toContainEqual(lost);
});

test('a node is told what a device measured of its line before', () => {
  const asked = { admission: 1, peerId: 'an', profile: { ...BOTH, knownKbps: 400 } };
  expect(nodeRequests['room.admit'].parse(asked)).toEqual(asked);
});

const isOfChange = (message: string | undefined) => message === 'media nodes: a node changed';
