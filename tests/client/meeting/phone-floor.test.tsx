import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { Dock } from '#client/features/meeting/Dock.tsx';
import { FloorLine } from '#client/features/meeting/FloorLine.tsx';
import { MoreSheet } from '#client/features/meeting/MoreSheet.tsx';
import type { Width } from '#client/features/meeting/use-width.ts';
import '#client/i18n/i18n.ts';
import { Conference } from '#client/media/conference.ts';
import { initialLiveState, type LiveState, type Participant } from '#contract/live/state.ts';
import { allowedActions } from '#server/domain/permissions.ts';
import { FakeBrowser } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { FakeSignal } from '#tests/client/media/fake-signal.ts';
import { aFrame, anItem, aParticipant } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

const WIDTHS = { phone: 390, tablet: 1024, desktop: 1440 };
const chair = aParticipant(['chair', 'votingMember']);
const speaker = aParticipant(['delegate'], { name: 'Lê Văn Bảy' });
const next = aParticipant(['delegate'], { name: 'Trần Thị Sáu' });
const items = [anItem(), anItem()];
const frame = aFrame({ participants: [chair, speaker, next], items });
// The clock of `aView` stands 40 seconds later.
const since = '2026-11-26T01:59:20.000Z';
const floor = {
  userId: speaker.userId,
  siteId: null,
  since,
  limitSeconds: 300,
  kind: 'speech',
} as unknown as NonNullable<LiveState['floor']>;
const waiting = [
  { requestId: 'r1', userId: next.userId, kind: 'speech', at: since, approvedAt: since },
] as unknown as LiveState['waiting'];

let conference: Conference;
const run = vi.fn(async () => true);
const acts = { run, busy: null, error: null, forget() {}, fail() {} };

beforeEach(async () => {
  new FakeBrowser();
  conference = new Conference(new FakeSignal(), { makeDevice: async () => new FakeDevice() });
  await conference.local.open();
  await conference.join('full');
});

afterEach(() => {
  cleanup();
  conference.close();
  run.mockClear();
  vi.unstubAllGlobals();
});

function as({ userId, roles }: Participant, more: Partial<LiveState> = {}) {
  const may = new Set(allowedActions({ unitRoles: [], meetingRoles: roles }));
  const state: LiveState = {
    ...initialLiveState,
    frame,
    phase: 'running',
    currentItemId: items[0]?.itemId ?? null,
    floor,
    ...more,
  };
  const Live = aView({ selfId: userId, may, state });
  return ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <Live>
        <ConferenceProvider conference={conference}>{children}</ConferenceProvider>
      </Live>
    </QueryClientProvider>
  );
}

/** The names of the buttons of the dock, and of the sheet behind its "Thêm", for the chair. */
function chairsButtons(width: Width, more: Partial<LiveState> = {}) {
  vi.stubGlobal('innerWidth', WIDTHS[width]);
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('640') ? width === 'phone' : width === 'desktop',
    addEventListener() {},
    removeEventListener() {},
  }));
  const wrapper = as(chair, { waiting, ...more });
  const waits = { canVote: false, isAskedReady: false };
  const nameOf = (button: HTMLElement) =>
    button.getAttribute('aria-label') ?? button.textContent ?? '';
  // Names have spaces that do not break.
  const names = () =>
    screen.getAllByRole('button').map((button) => nameOf(button).replaceAll(/\s+/g, ' '));
  render(
    <Dock width={width} acts={acts as never} {...waits} onSheet={() => {}} onLeave={() => {}} />,
    { wrapper },
  );
  const dock = names();
  const end = screen.queryByRole('button', { name: 'Kết thúc phát biểu' });
  if (end) fireEvent.click(end);
  cleanup();
  render(
    <MoreSheet
      acts={acts as never}
      waits={waits}
      mayLayOut
      onSheet={() => {}}
      onSeats={() => {}}
      onLeave={() => {}}
    />,
    { wrapper },
  );
  return { dock, sheet: names() };
}

describe('on a phone, one line', () => {
  it.each([['chair', chair] as const, ['delegate', next] as const])(
    'tells the %s who speaks and how much time is left',
    (_role, person) => {
      render(<FloorLine />, { wrapper: as(person) });
      const line = screen.getByRole('region', { name: 'Người đang phát biểu' });
      expect(line.textContent).toContain('Lê Văn Bảy');
      const timer = screen.getByRole('timer', { name: 'Thời gian phát biểu còn lại' });
      expect(timer.textContent).toBe('4:20');
    },
  );

  it('is not there for who speaks, whose time stands above, nor while nobody speaks', () => {
    const { container, unmount } = render(<FloorLine />, { wrapper: as(speaker) });
    expect(container.textContent).toBe('');
    unmount();
    render(<FloorLine />, { wrapper: as(next, { floor: null }) });
    expect(screen.queryByRole('timer')).toBeNull();
  });
});

describe('the chair ends a speech', () => {
  it('from the phone’s dock while somebody else may be called', () => {
    const { dock, sheet } = chairsButtons('phone');
    expect(dock).toContain('Kết thúc phát biểu');
    expect(sheet).not.toContain('Kết thúc phát biểu');
    expect(run).toHaveBeenCalledWith('speakers.end', {});
  });

  it('and has the row for other things while nobody speaks', () => {
    const { dock } = chairsButtons('phone', { floor: null });
    expect(dock).not.toContain('Kết thúc phát biểu');
    expect(dock).toContain('Thành phần');
  });
});

it.each(['phone', 'tablet'] as const)(
  'what stands in the dock of a %s is not behind “Thêm” too',
  (width) => {
    const { dock, sheet } = chairsButtons(width);
    expect(dock).toContain('Thêm');
    expect(sheet.filter((name) => dock.includes(name))).toEqual([]);
    const all = [...dock, ...sheet];
    for (const name of ['Nội dung tiếp theo', 'Kết luận', 'Kết thúc cuộc họp', 'Rời cuộc họp'])
      expect(all).toContain(name);
  },
);
