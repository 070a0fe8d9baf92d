import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { Component as SendPage } from '#client/features/unit-places/SendPage.tsx';
import '#client/i18n/i18n.ts';
import { UnitPlaces } from '#contract/http/invited-units.ts';
import { anInvitedUnit, aPersonOf, id } from './an-invited-unit.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The places of the commune as its own people see them; `people` by number. */
function places(people: readonly number[], version = 1, isOpen = true): UnitPlaces {
  return UnitPlaces.parse({
    ...anInvitedUnit({ people, version }),
    meetingId: id(1),
    meetingTitle: 'Phiên họp',
    startsAt: '2026-11-30T01:00:00.000Z',
    endsAt: '2026-11-30T04:00:00.000Z',
    place: 'Hội trường',
    siteName: null,
    isOpen,
  });
}

/** The page before a server that holds one invitation: a list that was begun on an older version is refused. */
function show(stored: { places: UnitPlaces }) {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method === 'PUT') {
      const body = JSON.parse(String(init.body)) as { version: number; userIds: string[] };
      sent.push(body);
      const { version } = stored.places;
      if (body.version !== version)
        return Response.json({ code: 'STALE_VERSION' }, { status: 412 });
      const numbers = [4, 5, 6].filter((n) => body.userIds.includes(id(n)));
      stored.places = places(numbers, version + 1);
      return Response.json(stored.places);
    }
    const taken = stored.places.people.map(({ userId }) => userId as string);
    return Response.json(
      path.endsWith('/people')
        ? [4, 5, 6].filter((n) => !taken.includes(id(n))).map(aPersonOf)
        : [stored.places],
    );
  });
  queryClient.clear();
  const router = createMemoryRouter([{ path: '/', element: <SendPage /> }]);
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { sent };
}

async function choose(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('combobox'));
  fireEvent.click(screen.getByRole('option', { name: new RegExp(name) }));
}

it('chooses as many as there are places, and sends them together', async () => {
  const page = show({ places: places([]) });
  expect(await screen.findByText('Đã cử 0/2 người')).toBeDefined();
  await choose('Công chức 4');
  await choose('Công chức 5');
  expect(screen.getByText('Đã chọn đủ 2 người.')).toBeDefined();
  expect(screen.queryByRole('combobox')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Lưu thay đổi' }));
  expect(await screen.findByText('Đã cử 2/2 người')).toBeDefined();
  expect(page.sent).toEqual([{ version: 1, userIds: [id(4), id(5)] }]);
});

it('loses nobody whom a colleague has chosen meanwhile', async () => {
  const stored = { places: places([]) };
  const page = show(stored);
  await choose('Công chức 4');
  stored.places = places([5], 2);
  fireEvent.click(screen.getByRole('button', { name: 'Lưu thay đổi' }));
  expect(await screen.findByText('Đã cử 2/2 người')).toBeDefined();
  expect(page.sent.at(-1)).toMatchObject({ version: 2 });
  const list = within(screen.getAllByRole('list')[0] ?? document.body);
  expect(list.getAllByRole('listitem')).toHaveLength(2);
});

it('shows who is sent and no way to change it once the deadline is over', async () => {
  show({ places: places([4], 1, false) });
  expect(await screen.findByText('Công chức 4')).toBeDefined();
  expect(screen.getByText('Đơn vị không tự thay đổi được nữa')).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});
