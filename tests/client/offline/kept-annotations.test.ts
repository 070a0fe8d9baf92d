import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from '#client/api/call.ts';
import { keepAnswersIn } from '#client/api/kept-answers.ts';
import { line } from '#client/api/line.ts';
import { createAnswerKeeper } from '#client/offline/answer-keeper.ts';
import { KeptStore } from '#client/offline/kept-store.ts';
import { memoryRecordShelf } from '#client/offline/record-shelf.ts';
import { AnnotationId, UserId, VersionId } from '#contract/ids.ts';

const userId = UserId.parse('00000001-0000-4000-8000-000000000000');
const versionId = VersionId.parse('00000003-0000-4000-8000-000000000000');

let answer: () => Promise<Response>;
let store: KeptStore;

const says = (body: unknown) => {
  answer = async () => Response.json(body);
};
const isDown = () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
};

beforeEach(() => {
  store = new KeptStore(memoryRecordShelf());
  keepAnswersIn(
    createAnswerKeeper({
      store,
      now: Date.now,
      mayKeep: () => true,
      mayResume: () => true,
      onRefusedVersion: () => undefined,
    }),
  );
  vi.stubGlobal('fetch', () => answer());
  // The answers here hold only what the tests look at.
  vi.stubEnv('DEV', false);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  line.found();
});

describe('one’s annotations', () => {
  const ids = ['4', '5'].map((n) => AnnotationId.parse(`0000000${n}-0000-4000-8000-000000000000`));
  const [first, second] = ids as [AnnotationId, AnnotationId];
  const aSealed = (annotationId: AnnotationId, sealed: string) => ({
    annotationId,
    versionId,
    page: 1,
    sealed,
    updatedAt: '2026-11-26T01:00:00.000Z',
  });
  const list = () => call('annotations.list', { params: { versionId } });
  const put = (annotationId: AnnotationId, sealed: string) => {
    says(aSealed(annotationId, sealed));
    const params = { versionId, annotationId };
    return call('annotations.put', { params, body: { page: 1, sealed } });
  };
  const remove = (annotationId: AnnotationId) => {
    says({});
    return call('annotations.remove', { params: { versionId, annotationId } });
  };
  beforeEach(async () => {
    says({ userId });
    await call('account.me', {});
    says([aSealed(first, 'cũ')]);
    await list();
    await vi.waitFor(async () => expect(await store.names('answer/')).toHaveLength(2));
  });

  it('are given as the server has taken them since, those erased left out', async () => {
    await put(second, 'mới');
    await put(second, 'mới hơn');
    await remove(first);
    isDown();
    expect(await list()).toEqual([aSealed(second, 'mới hơn')]);
  });

  it('are not taken back by a list that was under way meanwhile', async () => {
    const older = Promise.withResolvers<Response>();
    answer = () => older.promise;
    const asked = list();
    await put(second, 'mới');
    await remove(first);
    older.resolve(Response.json([aSealed(first, 'cũ')]));
    await asked;
    isDown();
    expect(await list()).toEqual([aSealed(second, 'mới')]);
  });

  it('are given as the server lists them once it was asked anew', async () => {
    await put(second, 'mới');
    // On another device it was erased since.
    says([aSealed(first, 'cũ')]);
    await list();
    isDown();
    expect(await list()).toEqual([aSealed(first, 'cũ')]);
  });
});
