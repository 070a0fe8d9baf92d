import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { requireSession } from '#client/api/session.ts';
import { Component as PreparePage } from '#client/features/prepare/PreparePage.tsx';
import '#client/i18n/i18n.ts';
import { Me } from '#contract/http/account.ts';
import { Meeting } from '#contract/http/meetings.ts';
import { PaperBoard } from '#contract/http/papers.ts';

const id = (n: number) => `0191b2a4-0000-4000-8000-${String(n).padStart(12, '0')}`;
const person = (n: number, name: string, roles: string[]) => ({
  userId: id(n),
  name,
  position: name,
  unitId: id(90),
  unitName: 'UBND huyện',
  roles,
  siteId: null,
});

/** The secretary of the meeting, signed in. */
export const ME = Me.parse({
  ...person(3, 'Thư ký', []),
  username: 'thuky',
  kind: 'person',
  may: [],
  mustChangePassword: false,
});

/** A board on which nothing is asked for. */
const NO_PAPERS = PaperBoard.parse({
  due: {
    dueAt: '2026-11-25T10:00:00Z',
    due: { state: 'ahead', workingDays: 2 },
    sitting: 'regular',
    workingDays: 3,
    legalSource: 'Quy chế làm việc',
  },
  requests: [],
});

/** A draft that may be handed out as it is, with an item of each title. */
export function aMeeting(...titles: string[]): Meeting {
  return Meeting.parse({
    meetingId: id(1),
    version: 1,
    phase: 'draft',
    title: 'Phiên họp',
    typeId: id(91),
    typeName: 'Họp',
    unitId: id(90),
    unitName: 'UBND huyện',
    startsAt: '2026-11-30T01:00:00Z',
    endsAt: '2026-11-30T04:00:00Z',
    place: 'Hội trường',
    chairId: id(2),
    secretaryId: id(3),
    siteIds: [id(92)],
    sites: [{ siteId: id(92), name: 'Trung tâm', isCentral: true, deviceUserId: null }],
    participants: [
      person(2, 'Chủ trì', ['chair']),
      person(3, 'Thư ký', ['secretary']),
      person(4, 'Đại biểu', ['delegate']),
    ],
    items: titles.map((title, index) => ({
      itemId: id(10 + index),
      version: 1,
      documentOrder: 1,
      title,
      presenterId: null,
      unitId: null,
      minutesPlanned: null,
      documents: [
        {
          documentId: id(30 + index),
          itemId: id(10 + index),
          version: 1,
          versionId: id(50 + index),
          title: 'Báo cáo',
          fileName: 'bao-cao.pdf',
          sizeBytes: 1,
          uploadedAt: '2026-11-26T01:00:00Z',
          uploadedBy: 'Thư ký',
          progress: { state: 'ready', pageCount: 1 },
          isInternal: false,
        },
      ],
    })),
    may: ['meeting.edit', 'meeting.release', 'agenda.edit'],
  });
}

/** What a page sent that changes something, with its body parsed. */
export type Sent = { method: string; path: string; body: unknown };

/**
 * The page of preparing at a step, before a server that holds one meeting: it answers reading with what is stored now, and
 * changing with what `answer` says.
 */
export function showPreparing(
  stored: { meeting: Meeting },
  hash: string,
  answer: (sent: Sent) => { status?: number; body: unknown } = () => ({ body: stored.meeting }),
) {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const method = init.method ?? 'GET';
    if (path === '/api/me') return Response.json(ME);
    if (path.endsWith('/papers') && method === 'GET') return Response.json(NO_PAPERS);
    if (method === 'GET')
      return Response.json(path.startsWith('/api/meetings/') ? stored.meeting : []);
    const one = { method, path, body: JSON.parse(String(init.body ?? 'null')) };
    sent.push(one);
    const { status = 200, body } = answer(one);
    return Response.json(body, { status });
  });
  queryClient.clear();
  const { meetingId } = stored.meeting;
  const router = createMemoryRouter(
    [
      {
        path: '/chuan-bi/:meetingId',
        element: <PreparePage />,
        loader: requireSession,
        hydrateFallbackElement: <p />,
      },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [`/chuan-bi/${meetingId}${hash}`] },
  );
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return {
    sent,
    router,
    /** The next look at the server, which the page takes by itself every now and then. */
    look: () => act(() => queryClient.invalidateQueries({ queryKey: ['meetings.get'] })),
  };
}
