// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { offlineError } from '#client/api/api-error.ts';
import { uploadDocument } from '#client/api/upload.ts';
import { useUploads } from '#client/features/prepare/use-uploads.ts';

vi.mock('#client/api/upload.ts', () => ({ uploadDocument: vi.fn() }));

const upload = vi.mocked(uploadDocument);
const file = new File(['%PDF-'], 'mới.pdf');

beforeEach(() => void upload.mockReset());
afterEach(() => void vi.restoreAllMocks());

it('sends a replacement to its document, again after a failure, and says what failed', async () => {
  const arrived = vi.fn();
  const failure = offlineError();
  upload.mockReturnValueOnce({ done: Promise.reject(failure), cancel: vi.fn() });
  upload.mockReturnValueOnce({ done: new Promise(() => undefined), cancel: vi.fn() });
  const { result } = renderHook(() => useUploads(arrived));
  await act(async () => result.current.add('item', [file], 'document'));
  const [failed] = result.current.pending;
  expect(failed).toMatchObject({ progress: { state: 'failed', error: failure } });
  if (!failed) throw new Error('nothing is pending');
  await act(async () => result.current.retry(failed));
  expect(upload.mock.calls.map(([target]) => target)).toEqual([
    { documentId: 'document' },
    { documentId: 'document' },
  ]);
  expect(arrived).not.toHaveBeenCalled();
});
