import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { notesKey } from '#client/features/notes-key/notes-key.ts';
import { annotationServer } from '#client/features/viewer/notes/annotation-server.ts';
import { readOwnAnnotations } from '#client/features/viewer/notes/own-annotations.ts';
import { AnnotationId, UserId, VersionId } from '#contract/ids.ts';

const ownerId = UserId.parse('7d444840-9dc0-41d1-b245-5ffdce74fad2');
const versionId = VersionId.parse('9d444840-9dc0-41d1-b245-5ffdce74fad2');
const annotationId = AnnotationId.parse('1d444840-9dc0-41d1-b245-5ffdce74fad2');
const kept = new Map<string, string>();
let wrapped: object | undefined;

/** What the server would answer; it keeps what it is sent. */
function answer(url: string, method: string, body: string): object {
  if (url === '/api/me/notes-key') {
    if (method === 'GET') return { key: wrapped ?? null };
    wrapped = { ...JSON.parse(body), version: 1, former: [] };
    return { ...wrapped };
  }
  const id = url.split('/annotations/')[1];
  const updatedAt = '2026-11-26T01:00:00.000Z';
  const annotations = () =>
    [...kept].map(([one, text]) => ({
      annotationId: one,
      versionId,
      updatedAt,
      ...JSON.parse(text),
    }));
  if (method !== 'PUT' || !id) return annotations();
  kept.set(id, body);
  return annotations()[0] ?? {};
}

beforeEach(() => {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) =>
    Response.json(answer(url, init.method ?? 'GET', String(init.body))),
  );
});
afterEach(() => vi.unstubAllGlobals());

test('an annotation of any version is stored sealed, and read again with the key', async () => {
  const note = {
    annotationId,
    page: 2,
    body: { kind: 'note', x: 1, y: 2, text: 'Cần hỏi lại' },
  } as const;
  await notesKey.begin(ownerId);
  const { page, body } = note;
  const change = { ownerId, versionId, annotationId, content: { page, body }, stamp: 'one' };
  expect(await annotationServer(ownerId, notesKey).deliver(change)).toBe('done');
  expect(kept.get(annotationId)).not.toContain('hỏi');
  expect(JSON.stringify(wrapped)).toContain('"byPassword":null');
  expect(await readOwnAnnotations(ownerId, versionId)).toEqual({
    annotations: [note],
    unreadable: 0,
  });
  kept.set(
    annotationId,
    JSON.stringify({ page: 1, sealed: JSON.parse(kept.get(annotationId) ?? '').sealed }),
  );
  expect(await readOwnAnnotations(ownerId, versionId)).toEqual({ annotations: [], unreadable: 1 });
});
