import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { rememberMe } from '#client/api/session.ts';
import { Component as MeetingOverview } from '#client/features/meetings/MeetingOverviewPage.tsx';
import '#client/i18n/i18n.ts';
import type { Action } from '#contract/actions.ts';
import type { Me } from '#contract/http/account.ts';
import { Meeting, type MeetingPhase } from '#contract/http/meetings.ts';

const id = () => crypto.randomUUID();

beforeEach(() => rememberMe({ may: [] as Action[] } as Me));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function aMeeting(phase: MeetingPhase, may: Action[]): Meeting {
  const itemId = id();
  return Meeting.parse({
    meetingId: id(),
    version: 1,
    phase,
    title: 'Phiên họp',
    typeId: id(),
    typeName: 'Phiên họp thường kỳ',
    unitId: id(),
    unitName: 'UBND huyện',
    startsAt: '2026-11-30T01:00:00.000Z',
    endsAt: '2026-11-30T04:00:00.000Z',
    place: 'Hội trường',
    chairId: id(),
    secretaryId: id(),
    siteIds: [],
    participants: [],
    sites: [],
    items: [
      {
        itemId,
        version: 1,
        title: 'Nội dung',
        presenterId: null,
        unitId: null,
        minutesPlanned: null,
        documentOrder: 0,
        documents: [
          {
            documentId: id(),
            version: 1,
            itemId,
            versionId: id(),
            title: 'Tờ trình',
            fileName: 'to-trinh.pdf',
            kind: 'pdf',
            sizeBytes: 10,
            uploadedBy: 'Thư ký',
            uploadedAt: '2026-11-22T01:00:00.000Z',
            progress: { state: 'ready', pageCount: 3 },
            isInternal: false,
          },
        ],
      },
    ],
    may,
  });
}

async function show(phase: MeetingPhase, may: Action[]): Promise<void> {
  const meeting = aMeeting(phase, may);
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(meeting)));
  const routes = [{ path: '/cuoc-hop/:meetingId', element: <MeetingOverview /> }];
  const initialEntries = [`/cuoc-hop/${meeting.meetingId}`];
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={createMemoryRouter(routes, { initialEntries })} />
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { name: 'Phiên họp' });
}

it.each(['released', 'running'] as const)(
  'a meeting that is %s has a way in for who takes part',
  async (phase) => {
    await show(phase, ['meeting.read', 'conference.join', 'document.read']);
    expect(screen.getByRole('button', { name: 'Vào họp' })).toBeDefined();
    expect(screen.getByRole('link', { name: 'Đọc: Tờ trình' })).toBeDefined();
  },
);

it('shows who may only know of a meeting no way that the server refuses', async () => {
  await show('running', ['meeting.read']);
  expect(screen.getByText('Tờ trình')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Vào họp' })).toBeNull();
  expect(screen.queryByRole('link', { name: /Tờ trình/ })).toBeNull();
});

it('nor after it is over', async () => {
  await show('ended', ['meeting.read']);
  expect(
    screen.queryAllByRole('link').filter((link) => link.getAttribute('href')?.startsWith('/hop/')),
  ).toEqual([]);
});
