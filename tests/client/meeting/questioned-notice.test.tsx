import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Announcer } from '#client/features/meeting/Announcer.tsx';
import '#client/i18n/i18n.ts';
import type { LiveStore } from '#client/live/live-store.ts';
import { initialLiveView } from '#client/live/live-view.ts';
import { LiveContext } from '#client/live/use-live.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { FloorKind } from '#contract/live/floor.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

afterEach(cleanup);

const asker = aParticipant(['delegate']);
const questioned = aParticipant(['delegate']);
const interpellation = {
  askerId: asker.userId,
  questionedId: questioned.userId,
  subject: 'Tiến độ cấp giấy',
} as never;
const state = {
  ...initialLiveState,
  frame: aFrame({ participants: [asker, questioned] }),
  interpellation,
};

/** The announcer as this person has it, told that the floor is given. */
function hears(selfId: typeof asker.userId, userId: typeof asker.userId, kind: FloorKind) {
  let tell = (_event: LiveEvent) => {};
  const store = {
    subscribe: () => () => undefined,
    getSnapshot: () => ({ ...initialLiveView, selfId, state }),
    media: { onNotice: () => () => undefined },
    onEvent(listener: typeof tell) {
      tell = listener;
      return () => undefined;
    },
  };
  const { container } = render(
    <LiveContext value={store as unknown as LiveStore}>
      <Announcer />
    </LiveContext>,
  );
  act(() => tell({ type: 'floor.given', seq: 7, userId, kind } as never));
  return container.querySelector('[aria-live="polite"]')?.textContent ?? '';
}

describe('who is questioned', () => {
  test('is told by whom and about what, until they put it away', () => {
    vi.useFakeTimers();
    const text = hears(questioned.userId, asker.userId, 'question');
    expect(text).toBe(`Đồng chí được chất vấn: Tiến độ cấp giấy (${asker.name} hỏi)`);
    act(() => {
      vi.advanceTimersByTime(60_000);
    });
    expect(screen.getByRole('button', { name: 'Đóng thông báo' })).toBeDefined();
    vi.useRealTimers();
  });

  test('is called to answer', () => {
    expect(hears(questioned.userId, questioned.userId, 'answer')).toBe(
      'Mời đồng chí trả lời chất vấn.',
    );
  });

  test('is nobody else', () => {
    expect(hears(asker.userId, asker.userId, 'question')).not.toContain('được chất vấn');
    cleanup();
    expect(hears(questioned.userId, asker.userId, 'followUp')).not.toContain('được chất vấn');
  });
});
