import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { JoinForm } from '#client/features/waiting-room/JoinForm.tsx';
import '#client/i18n/i18n.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const WRONG = 'Mã cuộc họp không đúng';
const fill = (label: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const submit = () => fireEvent.click(screen.getByRole('button', { name: /Gửi yêu cầu/ }));

async function afterWrongCode() {
  const body = JSON.stringify({ code: 'NOT_FOUND', reason: 'join-code' });
  const fetching = vi.fn(async () => new Response(body, { status: 404 }));
  vi.stubGlobal('fetch', fetching);
  render(
    <MemoryRouter initialEntries={['/vao-hop']}>
      <QueryClientProvider client={queryClient}>
        <Routes>
          <Route path="/vao-hop" element={<JoinForm me={null} code="" onAsked={() => {}} />} />
          <Route path="*" element={<p>Trang khác</p>} />
        </Routes>
      </QueryClientProvider>
    </MemoryRouter>,
  );
  fill(/Mã cuộc họp/, '012 345 678');
  fill(/Họ và tên/, 'Lê Thị Mai');
  submit();
  await screen.findByText(WRONG);
  return fetching;
}

it('a wrong code is called so; the word goes once something else is wrong', async () => {
  const fetching = await afterWrongCode();
  fill(/Họ và tên/, ' ');
  submit();
  expect(screen.queryByText(WRONG)).toBeNull();
  expect(screen.getByText('Mời nhập họ và tên.')).toBeTruthy();
  expect(fetching).toHaveBeenCalledOnce();
});

it('what was wrong stands until the next answer, so that nothing moves under the pointer', async () => {
  await afterWrongCode();
  vi.stubGlobal(
    'fetch',
    vi.fn(() => new Promise(() => {})),
  );
  submit();
  await waitFor(() => expect(fetch).toHaveBeenCalled());
  expect(screen.getByText(WRONG)).toBeTruthy();
});

it('the second press of a double one leads nowhere; a later one does', async () => {
  await afterWrongCode();
  const link = () => screen.getByRole('link', { name: /Đăng nhập trước/ });
  const now = vi.spyOn(performance, 'now').mockReturnValue(10_000);
  submit();
  now.mockReturnValue(10_300);
  fireEvent.click(link());
  expect(screen.queryByText('Trang khác')).toBeNull();
  now.mockReturnValue(11_500);
  fireEvent.click(link());
  await screen.findByText('Trang khác');
});
