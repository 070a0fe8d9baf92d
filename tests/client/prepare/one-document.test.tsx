import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { rememberMe } from '#client/api/session.ts';
import { DocumentRow } from '#client/features/prepare/DocumentRow.tsx';
import '#client/i18n/i18n.ts';
import { MeetingDocument } from '#contract/http/documents.ts';
import { aMeeting, ME } from './a-preparing-page.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const shown = MeetingDocument.parse({
  documentId: '0191b2a4-0000-4000-8000-000000000001',
  itemId: '0191b2a4-0000-4000-8000-000000000002',
  version: 1,
  versionId: '0191b2a4-0000-4000-8000-000000000003',
  title: 'Báo cáo',
  fileName: 'bao-cao.pdf',
  sizeBytes: 1,
  uploadedAt: '2026-11-26T01:00:00Z',
  uploadedBy: 'Thư ký',
  progress: { state: 'ready', pageCount: 1 },
  isInternal: false,
});
const changed = { ...shown, version: 2, title: 'Tờ trình của chủ trì' };

/** The server after a colleague has renamed the document: it refuses every version but the second. */
function aServerAhead() {
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { method, body }: RequestInit) => {
    if (method === 'GET') return new Response(JSON.stringify(changed));
    sent.push(`${method} ${url} ${body ?? ''}`.trim());
    const isStale = !/version(=|":)2\b/.test(sent.at(-1) ?? '');
    return isStale
      ? new Response(JSON.stringify({ code: 'STALE_VERSION', reason: 'document-changed' }), {
          status: 412,
        })
      : new Response(JSON.stringify({ ...changed, version: 3 }));
  });
  return sent;
}

function show(document = shown) {
  const onChanged = vi.fn();
  rememberMe(ME);
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>
        <DocumentRow
          document={document}
          meeting={aMeeting()}
          items={[]}
          onChanged={onChanged}
          onMove={() => {}}
          onReplace={() => {}}
        />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return onChanged;
}

function choose(act: string): void {
  fireEvent.click(screen.getByRole('button', { name: 'Thao tác khác: Báo cáo' }));
  fireEvent.click(screen.getByRole('button', { name: act }));
}

it('shows both titles when somebody else has renamed the document, and stores the chosen one', async () => {
  const sent = aServerAhead();
  const onChanged = show();
  choose('Đổi tên: Báo cáo');
  fireEvent.change(screen.getByLabelText('Tên tài liệu'), { target: { value: 'Báo cáo năm' } });
  fireEvent.click(screen.getByRole('button', { name: 'Lưu' }));
  const question = within(await screen.findByRole('group', { name: 'Tên tài liệu' }));
  expect(question.getByText('Báo cáo năm')).toBeDefined();
  expect(question.getByText('Tờ trình của chủ trì')).toBeDefined();
  expect(onChanged).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Lưu bản đã chọn' }));
  await vi.waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
  expect(sent.at(-1)).toContain('{"version":2,"title":"Báo cáo năm"}');
});

it('asks again, with the new title, before it removes what somebody else has changed', async () => {
  const sent = aServerAhead();
  const onChanged = show();
  choose('Xóa: Báo cáo');
  const press = () => fireEvent.click(screen.getByRole('button', { name: 'Xóa' }));
  press();
  await screen.findByText('Xóa tài liệu “Tờ trình của chủ trì”?');
  expect(await screen.findByText(/vừa đổi tên hoặc thay tệp/)).toBeDefined();
  expect(onChanged).not.toHaveBeenCalled();
  press();
  await vi.waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
  expect(sent.map((line) => line.split('?')[1])).toEqual(['version=1', 'version=2']);
});

it('says why a document waits that nobody can convert until the server is mended', () => {
  show({ ...shown, progress: { state: 'queued', ahead: 0, hindrance: 'program-missing' } });
  expect(screen.getByRole('status').textContent).toContain('báo quản trị viên');
});
