import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { DetailsSheet } from '#client/features/documents/DetailsSheet.tsx';
import '#client/i18n/i18n.ts';
import { MeetingDocument } from '#contract/http/documents.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  queryClient.clear();
});

const id = (n: number) => `0191b2a4-0000-4000-8000-${String(n).padStart(12, '0')}`;
const document = MeetingDocument.parse({
  documentId: id(1),
  itemId: id(2),
  version: 1,
  versionId: id(3),
  title: '45-BC-UBND',
  fileName: '45-BC-UBND.pdf',
  sizeBytes: 1,
  uploadedAt: '2026-11-26T01:00:00Z',
  uploadedBy: 'Thư ký',
  progress: { state: 'ready', pageCount: 1 },
  isInternal: false,
});
const DETAILS = { kindId: null, docNumber: null, datedOn: null, agency: null, abstract: null };

/** The server, whose document is at `stored`, and which reads kind, number and day from the file. */
function aServerWith(stored: MeetingDocument) {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit) => {
    if (method !== 'GET') {
      const change = JSON.parse(String(body));
      sent.push(change);
      return change.version === stored.version
        ? Response.json({ ...stored, version: stored.version + 1 })
        : Response.json({ code: 'STALE_VERSION', reason: 'document-changed' }, { status: 412 });
    }
    if (path.endsWith('/suggestion'))
      return Response.json({ kindId: id(60), docNumber: '45/BC-UBND', datedOn: '2026-11-25' });
    if (path === '/api/document-kinds') return Response.json([{ kindId: id(60), name: 'Báo cáo' }]);
    return Response.json(path.endsWith('/units') ? [] : stored);
  });
  return sent;
}

function show() {
  const onDone = vi.fn();
  render(
    <QueryClientProvider client={queryClient}>
      <DetailsSheet document={document} onDone={onDone} onClose={() => {}} />
    </QueryClientProvider>,
  );
  return onDone;
}
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Lưu' }));

it('offers what the file says, takes it only when asked, and then sends it', async () => {
  const sent = aServerWith(document);
  const onDone = show();
  expect(await screen.findByText('Báo cáo số 45/BC-UBND ngày 25/11/2026')).toBeDefined();
  expect(field('Số, ký hiệu').value).toBe('');
  fireEvent.click(screen.getByRole('button', { name: 'Dùng thông tin này' }));
  expect(field('Số, ký hiệu').value).toBe('45/BC-UBND');
  expect(screen.queryByText('Đọc được từ tệp')).toBeNull();
  save();
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(sent).toEqual([
    {
      version: 1,
      title: '45-BC-UBND',
      details: { ...DETAILS, kindId: id(60), docNumber: '45/BC-UBND', datedOn: '2026-11-25' },
    },
  ]);
});

it('shows both texts of what two people wrote, and keeps what only the other one wrote', async () => {
  const theirs = { ...DETAILS, docNumber: '46/BC-UBND', abstract: 'Kết quả quý IV' };
  const shown = { ...theirs, kindName: null, agencyName: null };
  const sent = aServerWith(MeetingDocument.parse({ ...document, version: 2, details: shown }));
  const onDone = show();
  fireEvent.change(field('Số, ký hiệu'), { target: { value: '45/BC-UBND' } });
  save();
  const question = within(await screen.findByRole('group', { name: 'Số, ký hiệu' }));
  expect(question.getByText('45/BC-UBND')).toBeDefined();
  expect(question.getByText('46/BC-UBND')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Lưu bản đã chọn' }));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(sent.at(-1)).toMatchObject({
    version: 2,
    details: { docNumber: '45/BC-UBND', abstract: 'Kết quả quý IV' },
  });
});

it('sends nothing while there is no title', () => {
  const sent = aServerWith(document);
  show();
  fireEvent.change(field('Tên tài liệu'), { target: { value: ' ' } });
  save();
  expect(field('Tên tài liệu').getAttribute('aria-invalid')).toBe('true');
  expect(sent).toEqual([]);
});
