import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { pageVersion } from '#client/features/device/device-tools.ts';
import { EquipmentRow } from '#client/features/equipment/EquipmentRow.tsx';
import { PairSheet } from '#client/features/site-devices/PairSheet.tsx';
import { Component as SiteDevicesPage } from '#client/features/site-devices/SiteDevicesPage.tsx';
import '#client/i18n/i18n.ts';
import type { MediaWay } from '#contract/http/media-ways.ts';
import type { Meeting } from '#contract/http/meetings.ts';

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const page = (content: React.ReactNode) =>
  render(
    <MemoryRouter>
      <QueryClientProvider client={queryClient}>{content}</QueryClientProvider>
    </MemoryRouter>,
  );

it('an empty list of machines says whose it is', async () => {
  vi.stubGlobal('fetch', async () => new Response('[]', { status: 200 }));
  page(<SiteDevicesPage />);
  await screen.findByText('Chưa có thiết bị nào được ghép tại các điểm cầu đồng chí phụ trách');
});

it('a code that no machine shows is headed as a wrong code', async () => {
  const refusal = { code: 'NOT_FOUND', reason: 'pairing-code' };
  vi.stubGlobal('fetch', async () => Response.json(refusal, { status: 404 }));
  page(<PairSheet code="ABCD-EFGH" onPaired={vi.fn()} onClose={vi.fn()} />);
  fireEvent.click(screen.getByRole('button', { name: 'Tiếp tục' }));
  await screen.findByText('Mã ghép thiết bị không đúng');
  await screen.findByText(/Mời đồng chí nhập mã đang hiện trên màn hình của máy/);
});

it.each(['', 'ZZZZ 0000', 'ABC'])(
  '%j is no code: the field says so, and nothing is asked',
  (code) => {
    const fetching = vi.fn(async () => Response.json({}));
    vi.stubGlobal('fetch', fetching);
    page(<PairSheet code={code} onPaired={vi.fn()} onClose={vi.fn()} />);
    fireEvent.click(screen.getByRole('button', { name: 'Tiếp tục' }));
    const field = screen.getByRole('textbox', { name: 'Mã trên màn hình của máy' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/^Mã gồm 8 chữ và số/)).toBeTruthy();
    expect(fetching).not.toHaveBeenCalled();
  },
);

it.each([
  ['/assets/index-Cd-uWnTO.js', 'Cd-uWnTO'],
  ['/src/main.tsx', ''],
])('the page %s is of the version %j, which is no name of a file', (src, version) => {
  const script = { src } as HTMLScriptElement;
  vi.spyOn(document, 'querySelector').mockReturnValueOnce(script);
  expect(pageVersion()).toBe(version);
});

const way = (direction: 'in' | 'out') =>
  ({
    wayId: direction,
    direction,
    name: 'Máy quay hội trường',
    siteId: null,
    camera: true,
    sound: false,
    madeAt: '2026-11-26T01:00:00.000Z',
    revokedAt: null,
    lastConnectedAt: null,
    connection: null,
  }) as unknown as MediaWay;

it('a way in and a way out of one name are told apart by ear, also before they are revoked', async () => {
  const meeting = { meetingId: 'm', sites: [] } as unknown as Meeting;
  page(
    <ul>
      <EquipmentRow way={way('in')} meeting={meeting} />
      <EquipmentRow way={way('out')} meeting={meeting} />
    </ul>,
  );
  const menus = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
  expect(menus).toEqual([
    'Thao tác khác: Máy quay hội trường (Đưa vào cuộc họp)',
    'Thao tác khác: Máy quay hội trường (Phát cuộc họp ra)',
  ]);
  const [, out] = screen.getAllByRole('button');
  if (out) fireEvent.click(out);
  fireEvent.click(await screen.findByText('Thu hồi mã'));
  await screen.findByText('Thu hồi mã truy cập của Máy quay hội trường (Phát cuộc họp ra)?');
});
