import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { rememberMe } from '#client/api/session.ts';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { HallSeats } from '#client/features/hall/HallSeats.tsx';
import { showLanguage } from '#client/i18n/i18n.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';
import { aSeating } from '#tests/support/a-seating.ts';
import { ME } from '../prepare/a-preparing-page.tsx';
import { aView } from './a-view.tsx';

afterEach(cleanup);

const at = '2026-11-26T01:00:00.000Z';
const [commune, central] = [aSite(), aSite({ isCentral: true, name: 'Điểm cầu trung tâm' })];
const here = { siteId: commune.siteId };
const people = ['Lê Văn An', 'Trần Thị Bình', 'Phạm Văn Chi', 'Võ Thị Dung', 'Ngô Văn Em'].map(
  (name) => aParticipant(['delegate'], { name, ...here }),
);
const [absent] = people;
const substitute = aParticipant(['delegate'], {
  name: 'Đỗ Thị Phượng',
  siteId: commune.siteId,
  ...(absent && { replaces: { userId: absent.userId, name: absent.name } }),
});
const [, present, asking, speaking, spoken] = people.map(({ userId }) => userId);
const frame = aFrame({ participants: people, sites: [commune, central] });
const record = { status: 'present', mode: 'atSite', siteId: commune.siteId, at, by: 'self' };

const state: LiveState = {
  ...initialLiveState,
  frame: { ...frame, seating: aSeating(frame) },
  phase: 'running',
  attendance: Object.fromEntries(
    [present, asking, speaking, spoken].map((userId) => [userId, record]),
  ) as LiveState['attendance'],
  waiting: [{ userId: asking } as never],
  floor: { userId: speaking, siteId: commune.siteId, since: at, limitSeconds: 300 } as never,
  speeches: [{ userId: spoken } as never],
};
const nobody: never[] = [];
const none = { subscribe: () => () => undefined, getSnapshot: () => nobody };

function seats(shown = state): string[] {
  rememberMe({ ...ME, kind: 'siteDevice', siteId: commune.siteId } as typeof ME);
  const Meeting = aView({ state: shown });
  render(
    <QueryClientProvider client={queryClient}>
      <ConferenceProvider conference={{ peers: { view: none } } as never}>
        <Meeting>
          <HallSeats />
        </Meeting>
      </ConferenceProvider>
    </QueryClientProvider>,
  );
  return screen.getAllByRole('img').map((seat) => seat.getAttribute('aria-label') ?? '');
}

test('each seat of the screen’s own room says who sits there and what they do; who speaks is named', async () => {
  const told = seats().slice(0, 6);
  expect(told.map((label) => label.split(' · ').slice(1).join(' · '))).toEqual([
    'Lê Văn An · Vắng mặt',
    'Trần Thị Bình · Có mặt',
    'Phạm Văn Chi · Đăng ký phát biểu',
    'Võ Thị Dung · Đang phát biểu',
    'Ngô Văn Em · Đã phát biểu',
    'trống',
  ]);
  expect(screen.getByText('Võ Thị Dung')).toBeDefined();
  cleanup();
  await showLanguage('en');
  expect(seats()[3]).toMatch(/Speaking$/);
  await showLanguage('vi');
});

test('a substitute who has come sits on the seat of whom they replace', () => {
  const seating = aSeating(frame);
  const shown = {
    ...state,
    frame: { ...frame, participants: [...people, substitute], seating },
    attendance: { ...state.attendance, [substitute.userId]: record },
  } as LiveState;
  expect(seats(shown)[0]).toMatch(/ · Đỗ Thị Phượng · Có mặt$/);
});
