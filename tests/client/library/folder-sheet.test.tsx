import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { FolderSheet } from '#client/features/library/FolderSheet.tsx';
import '#client/i18n/i18n.ts';
import { LibraryFolder } from '#contract/http/library.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  queryClient.clear();
});

const id = (n: number) => `0191b2a4-0000-4000-8000-${String(n).padStart(12, '0')}`;
const folder = LibraryFolder.parse({
  folderId: id(1),
  parentId: null,
  unitId: id(90),
  unitName: 'UBND huyện',
  name: 'Văn bản',
  audience: [],
  version: 1,
  documentCount: 0,
  may: ['library.read', 'library.edit'],
});

/** The server while a colleague has just stored `theirs`: it takes only changes made against that. */
function aServerWith(theirs: LibraryFolder) {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit) => {
    if (method === 'GET')
      return Response.json(path.startsWith('/api/library/folders') ? [theirs] : []);
    const change = JSON.parse(String(body));
    sent.push(change);
    return change.version === theirs.version
      ? Response.json({ ...theirs, ...change, version: theirs.version + 1 })
      : Response.json({ code: 'STALE_VERSION', reason: 'folder-changed' }, { status: 412 });
  });
  return sent;
}

function show() {
  const onDone = vi.fn();
  render(
    <QueryClientProvider client={queryClient}>
      <FolderSheet
        folder={folder}
        within={null}
        unit={folder}
        folders={[folder]}
        onDone={onDone}
        onClose={() => {}}
      />
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByLabelText('Tên thư mục'), { target: { value: 'Văn bản chung' } });
  fireEvent.click(screen.getByRole('button', { name: 'Lưu' }));
  return onDone;
}

it('shows both names when somebody else has renamed the folder, and keeps what is typed', async () => {
  const sent = aServerWith({ ...folder, name: 'Văn bản pháp luật', version: 2 });
  const onDone = show();
  const question = within(await screen.findByRole('group', { name: 'Tên thư mục' }));
  expect(question.getByText('Văn bản chung')).toBeDefined();
  expect(question.getByText('Văn bản pháp luật')).toBeDefined();
  expect(screen.getByLabelText<HTMLInputElement>('Tên thư mục').value).toBe('Văn bản chung');
  expect(onDone).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Lưu bản đã chọn' }));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(sent.at(-1)).toMatchObject({ version: 2, name: 'Văn bản chung' });
});

it('asks nothing when somebody else has changed something else, and keeps both', async () => {
  const audience = [folder.unitId];
  const sent = aServerWith({ ...folder, audience, version: 2 });
  const onDone = show();
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(sent.at(-1)).toMatchObject({ version: 2, name: 'Văn bản chung', audience });
});

it('sends no folder without a name, and says why', () => {
  const sent = aServerWith(folder);
  show();
  fireEvent.change(screen.getByLabelText('Tên thư mục'), { target: { value: '  ' } });
  const before = sent.length;
  fireEvent.click(screen.getByRole('button', { name: 'Lưu' }));
  expect(sent.length).toBe(before);
  expect(screen.getByLabelText('Tên thư mục').getAttribute('aria-invalid')).toBe('true');
});
