import { IconHelpCircle, IconUserCircle } from '@tabler/icons-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { rememberMe } from '#client/api/session.ts';
import { MoreLinks } from '#client/features/shell/MoreLinks.tsx';
import { NavBar, NavLinks } from '#client/features/shell/NavLinks.tsx';
import '#client/i18n/i18n.ts';
import { ME } from '../prepare/a-preparing-page.tsx';

beforeEach(() => vi.stubGlobal('fetch', async () => Response.json([])));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(part: ReactNode, may: typeof ME.may): void {
  rememberMe({ ...ME, may });
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>{part}</MemoryRouter>
    </QueryClientProvider>,
  );
}

it('offers the library only to who may read it', () => {
  show(<NavLinks />, []);
  expect(screen.queryByRole('link', { name: 'Kho tài liệu' })).toBeNull();
  cleanup();
  show(<NavLinks />, ['library.read']);
  expect(screen.getByRole('link', { name: 'Kho tài liệu' })).toBeDefined();
});

it('has never more than five entries in the bar', () => {
  show(<NavBar />, ['library.read']);
  expect(screen.getAllByRole('listitem').length).toBeLessThanOrEqual(5);
});

it('leads to the pages that find no place, marks itself there, and closes when one is chosen', () => {
  const pages = [
    { to: '/huong-dan', name: 'guide', Picture: IconHelpCircle },
    { to: '/tai-khoan', name: 'account', Picture: IconUserCircle },
  ] as const;
  show(<MoreLinks pages={pages} />, []);
  const more = screen.getByRole('button', { name: 'Thêm' });
  expect(more.getAttribute('aria-current')).toBeNull();
  fireEvent.click(more);
  const sheet = within(screen.getByRole('dialog'));
  expect(sheet.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/huong-dan',
    '/tai-khoan',
  ]);
  fireEvent.click(sheet.getByRole('link', { name: 'Hướng dẫn' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(more.getAttribute('aria-current')).toBe('true');
});
