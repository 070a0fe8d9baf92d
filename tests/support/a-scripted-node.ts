import { onTestFinished } from 'vitest';
import type { MediaRoomEvent } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { Assignments } from '#media/node/assignments.ts';
import { Channel } from '#media/node/channel.ts';
import { NodeDirectory } from '#media/node/node-directory.ts';
import type { Registry } from '#media/node/registry.ts';
import { RemoteRoom } from '#media/node/remote-room.ts';
import { listenForLines } from '#media/node/secret-line.ts';
import { type FromNode, type NodeState, type RoomRef, ToNode } from '#media/node/wire.ts';

const SECRET = 'bi-mat-cua-nut-theo-kich-ban';

/** What a scripted node was asked. */
type Asked = { name: string; room: RoomRef; input: unknown };

/** What it answers to a request; a `MediaError` that is thrown refuses it. */
type Script = (asked: Asked) => unknown;

/** A node without an SFU on a real control line, which does as a test says. */
async function aNode(nodeId: string, script: Script) {
  const asked: Asked[] = [];
  let channel: Channel | null = null;
  const tell = (message: FromNode) => channel?.send(message);
  const state = (draining: boolean): NodeState => ({
    nodeId,
    draining,
    capacity: 100,
    cpu: 0,
    counts: { workers: 1, workerRestarts: 0, rooms: 0, peers: 0, producers: 0, consumers: 0 },
  });

  async function answer(id: number, one: Asked): Promise<void> {
    asked.push(one);
    try {
      tell({ type: 'answer', id, value: await script(one) });
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      tell({ type: 'refused', id, kind: error.kind, message: error.message });
    }
  }

  const port = await listenForLines({ host: '127.0.0.1', port: 0 }, SECRET, (line) => {
    channel = new Channel(line, {
      heard(raw) {
        const message = ToNode.parse(raw);
        if (message.type === 'ask') void answer(message.id, message);
      },
      ended() {},
    });
    tell({ type: 'state', state: state(false) });
  });
  onTestFinished(port.close);
  return {
    record: { nodeId, host: '127.0.0.1', port: port.port },
    asked,
    tell,
    drains: () => tell({ type: 'state', state: state(true) }),
    ends: () => channel?.close(),
  };
}

/** A room of a server process that has one such node, and may get another. */
export async function aScriptedNode(script: Script) {
  const said: { level: 'info' | 'warn' | 'error'; message: string | undefined }[] = [];
  const logs = (level: 'info' | 'warn' | 'error') => (_: object, message?: string) =>
    void said.push({ level, message });
  const log = { info: logs('info'), warn: logs('warn'), error: logs('error') };
  const node = await aNode('scripted', script);
  const records = [node.record];
  const registry: Registry = {
    register: async () => ({ drain: false }),
    leave: async () => {},
    list: async () => [...records],
    drain: async () => {},
  };
  let epoch = 0;
  const assignments: Assignments = {
    leaseMs: 60_000,
    claim: async () => 1,
    assign: async () => ++epoch,
    renew: async () => {},
    end: async () => {},
    isOvertaken: async () => false,
  };
  const directory = new NodeDirectory(registry, { secret: SECRET, silenceMs: 60_000 }, log);
  const room = new RemoteRoom({
    key: 'hall',
    claim: 1,
    assignments,
    directory,
    peersPerNode: null,
    roomsOn: () => 0,
    log,
    onClose() {},
  });
  const stop = directory.onNews(({ link, now }) => {
    if (now === 'lost') room.nodeLost(link);
    else void room.leaveDraining();
  });
  onTestFinished(() => {
    stop();
    room.close();
    directory.close();
  });
  return {
    ...node,
    room,
    said,
    /** Starts another node. */
    async beside(other: Script) {
      const next = await aNode('beside', other);
      records.push(next.record);
      await directory.look();
      return next;
    },
    /** Tells what happens in the room as it was opened last. */
    happens: (event: MediaRoomEvent) =>
      node.tell({ type: 'event', room: { key: 'hall', epoch }, event }),
  };
}
