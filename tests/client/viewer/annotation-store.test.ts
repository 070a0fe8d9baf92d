import { describe, expect, test, vi } from 'vitest';
import {
  type AnnotationServer,
  AnnotationStore,
  type PrivateAnnotation,
} from '#client/features/viewer/notes/annotation-store.ts';
import type { Delivery, OutboxShelf, PendingChange } from '#client/features/viewer/notes/outbox.ts';
import { memoryShelf } from '#client/features/viewer/notes/outbox-shelf.ts';
import { AnnotationId, UserId, VersionId } from '#contract/ids.ts';

const ownerId = UserId.parse('7d444840-9dc0-41d1-b245-5ffdce74fad2');
const versionId = VersionId.parse('9d444840-9dc0-41d1-b245-5ffdce74fad2');
const ids = ['1', '2', '3'].map((n) =>
  AnnotationId.parse(`${n}d444840-9dc0-41d1-b245-5ffdce74fad2`),
);
const [first, second] = ids as [AnnotationId, AnnotationId];

function aNote(annotationId: AnnotationId, text: string): PrivateAnnotation {
  return { annotationId, page: 1, body: { kind: 'note', x: 10, y: 20, text } };
}

/** A server that keeps what it is sent, and can be cut off. */
function aServer(start: PrivateAnnotation[] = []) {
  const kept = new Map(start.map((note) => [note.annotationId, note]));
  const deliveries: PendingChange[] = [];
  const server: AnnotationServer & {
    answer: Delivery;
    kept: typeof kept;
    deliveries: PendingChange[];
  } = {
    answer: 'done',
    kept,
    deliveries,
    list: async () => {
      if (server.answer === 'unreachable') throw new Error('no line');
      return { annotations: [...kept.values()], unreadable: 0 };
    },
    deliver: async (change: PendingChange) => {
      if (server.answer !== 'done') return server.answer;
      deliveries.push(change);
      if (change.content)
        kept.set(change.annotationId, { annotationId: change.annotationId, ...change.content });
      else kept.delete(change.annotationId);
      return 'done';
    },
  };
  return server;
}

function aStore(server: AnnotationServer, shelf: OutboxShelf = memoryShelf()) {
  return new AnnotationStore({ ownerId, versionId, server, shelf });
}

describe('private annotations', () => {
  test('show at once and are saved', async () => {
    const server = aServer();
    const store = aStore(server);
    await store.open();
    store.put(aNote(first, 'làm rõ'));
    expect(store.view().annotations).toEqual([aNote(first, 'làm rõ')]);
    await vi.waitFor(() => expect(store.view().state).toBe('saved'));
    expect([...server.kept.values()]).toEqual([aNote(first, 'làm rõ')]);
  });

  test('without a line they are kept, outlive the page, and are sent when the line is back', async () => {
    const server = aServer([aNote(second, 'cũ')]);
    const shelf = memoryShelf();
    server.answer = 'unreachable';
    const before = aStore(server, shelf);
    await before.open();
    before.put(aNote(first, 'viết khi mất mạng'));
    before.remove(second);
    await vi.waitFor(() => expect(before.view()).toMatchObject({ state: 'unsent', unsent: 2 }));
    before.close();

    const after = aStore(server, shelf);
    await after.open();
    expect(after.view().annotations).toEqual([aNote(first, 'viết khi mất mạng')]);
    server.answer = 'done';
    after.retry();
    await vi.waitFor(() => expect(after.view()).toMatchObject({ state: 'saved', unsent: 0 }));
    expect([...server.kept.values()]).toEqual([aNote(first, 'viết khi mất mạng')]);
    expect(await shelf.all(ownerId, versionId)).toEqual([]);
  });

  test('of many changes to one annotation the newest is what the server gets last', async () => {
    const server = aServer();
    const store = aStore(server);
    for (const text of ['a', 'ab', 'abc']) store.put(aNote(first, text));
    await store.open();
    await vi.waitFor(() => expect(store.view().state).toBe('saved'));
    expect(server.kept.get(first)).toEqual(aNote(first, 'abc'));
    expect(server.deliveries.length).toBeLessThan(3);
  });

  test('a list that is older than a change does not take the change back', async () => {
    const server = aServer([aNote(first, 'trên máy chủ')]);
    const asked = Promise.withResolvers<Awaited<ReturnType<AnnotationServer['list']>>>();
    const list = vi.fn(() => asked.promise);
    const store = aStore({ ...server, list });
    const opened = store.open();
    store.remove(first);
    await vi.waitFor(() => expect(list).toHaveBeenCalled());
    await vi.waitFor(() => expect(server.deliveries).toHaveLength(1));
    asked.resolve({ annotations: [aNote(first, 'trên máy chủ')], unreadable: 0 });
    await opened;
    expect(store.view().annotations).toEqual([]);
  });

  test('what is refused stays on the device, lets others pass, and goes once it is taken', async () => {
    const server = aServer();
    const shelf = memoryShelf();
    let isRecalled = true;
    const deliver = async (change: PendingChange): Promise<Delivery> =>
      isRecalled && change.annotationId === first ? 'refused' : server.deliver(change);
    const before = aStore({ ...server, deliver }, shelf);
    await before.open();
    before.put(aNote(first, 'x'));
    before.put(aNote(second, 'y'));
    const state = { state: 'refused', unsent: 0, refused: 1 };
    await vi.waitFor(() => expect(before.view()).toMatchObject(state));
    expect([...server.kept.keys()]).toEqual([second]);
    before.close();
    expect(await shelf.all(ownerId, versionId)).toMatchObject([{ annotationId: first }]);

    const after = aStore({ ...server, deliver }, shelf);
    await after.open();
    await vi.waitFor(() => expect(after.view()).toMatchObject(state));
    isRecalled = false;
    after.retry();
    await vi.waitFor(() => expect(after.view()).toMatchObject({ state: 'saved', refused: 0 }));
    expect(server.kept.get(first)).toEqual(aNote(first, 'x'));
    expect(await shelf.all(ownerId, versionId)).toEqual([]);
  });

  test('tell when the server has one, and not before', async () => {
    const server = aServer();
    server.answer = 'unreachable';
    const store = aStore(server);
    await store.open();
    store.put(aNote(first, 'x'));
    const onSent = vi.fn();
    const sent = store.sent(first).then(onSent);
    await vi.waitFor(() => expect(store.view().state).toBe('unsent'));
    expect(onSent).not.toHaveBeenCalled();
    server.answer = 'done';
    store.retry();
    await sent;
    expect(server.kept.has(first)).toBe(true);
    store.close();
  });

  test('one on which the server breaks holds up no other', async () => {
    const server = aServer();
    const deliver = async (change: PendingChange): Promise<Delivery> =>
      change.annotationId === first ? 'failed' : server.deliver(change);
    const store = aStore({ ...server, deliver });
    await store.open();
    store.put(aNote(first, 'x'));
    store.put(aNote(second, 'y'));
    await vi.waitFor(() => expect(store.view()).toMatchObject({ state: 'unsent', unsent: 1 }));
    expect([...server.kept.keys()]).toEqual([second]);
    store.close();
  });

  test('without the key it shows, waits on the device, and goes when the key is at hand', async () => {
    const server = aServer([aNote(second, 'cũ')]);
    const { list } = server;
    server.answer = 'locked';
    server.list = async () => ({ annotations: [], unreadable: 1 });
    const store = aStore(server);
    await store.open();
    store.put(aNote(first, 'viết khi chưa mở khóa'));
    await vi.waitFor(() =>
      expect(store.view()).toMatchObject({ state: 'locked', unsent: 1, unreadable: 1 }),
    );
    server.answer = 'done';
    server.list = list;
    await store.open();
    await vi.waitFor(() =>
      expect(store.view()).toMatchObject({ state: 'saved', unsent: 0, unreadable: 0 }),
    );
    expect([...server.kept.keys()]).toEqual([second, first]);
  });

  test('what another account left unsent on this device stays that account’s', async () => {
    const shelf = memoryShelf();
    const server = aServer();
    server.answer = 'unreachable';
    const store = aStore(server, shelf);
    await store.open();
    store.put(aNote(first, 'riêng'));
    store.close();
    const other = UserId.parse('8d444840-9dc0-41d1-b245-5ffdce74fad2');
    expect(await shelf.all(other, versionId)).toEqual([]);
    expect(await shelf.all(ownerId, versionId)).toHaveLength(1);
  });
});
