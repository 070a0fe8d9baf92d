import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { Playback } from '#client/features/recording/Playback.tsx';
import '#client/i18n/i18n.ts';
import type { RecordingContents } from '#contract/http/recordings.ts';
import { aRecording } from './a-recording.ts';

afterEach(cleanup);

/** Shows the player of a recording of ten seconds with such pictures. */
function show(pictures?: RecordingContents['pictures'], gaps: RecordingContents['gaps'] = []) {
  const contents: RecordingContents = {
    durationMs: 10_000,
    stretches: [],
    chapters: [],
    speeches: [],
    pages: [],
    gaps,
    pictures,
  };
  const recording = aRecording({ state: 'ready', contents });
  const { container } = render(
    <MemoryRouter>
      <Playback recording={recording} contents={contents} />
    </MemoryRouter>,
  );
  const video = container.querySelector('video');
  if (!video) throw new Error('no player');
  return {
    video,
    goTo(seconds: number) {
      Object.defineProperty(video, 'currentTime', { value: seconds, configurable: true });
      act(() => void fireEvent(video, new Event('timeupdate')));
    },
  };
}

const HERE = /Đoạn này chỉ có âm thanh/;
const ALL = /Bản ghi này chỉ có âm thanh/;

test('the player opens on the still, and says where there is no picture once one is there', () => {
  const { video, goTo } = show([{ fromMs: 4_000, toMs: 10_000 }]);
  expect(video.getAttribute('poster')).toMatch(/\/api\/meetings\/[^/]+\/recording\/still$/);
  expect(screen.queryByText(HERE)).toBeNull();
  goTo(1);
  expect(screen.getByText(HERE)).toBeTruthy();
  goTo(5);
  expect(screen.queryByText(HERE)).toBeNull();
  expect(screen.queryByText(ALL)).toBeNull();
});

test('a recording with only sound says so once, for all of it', () => {
  const { video, goTo } = show([]);
  expect(video.getAttribute('poster')).not.toBeNull();
  expect(screen.getByText(ALL)).toBeTruthy();
  goTo(1);
  expect(screen.queryByText(HERE)).toBeNull();
});

test('one of which nobody noted the pictures has no still and says nothing of them', () => {
  const { video, goTo } = show();
  expect(video.getAttribute('poster')).toBeNull();
  goTo(1);
  expect(screen.queryByText(HERE)).toBeNull();
  expect(screen.queryByText(ALL)).toBeNull();
});

test('the search looks into what is missing too', () => {
  const gap = { fromMs: 1_000, toMs: 2_000, source: 'camera', ofName: 'Lê Văn Bảy' } as const;
  show([], [gap, { ...gap, ofName: 'Trần Thị Sáu' }]);
  const search = screen.getByRole('searchbox', { name: 'Tìm nội dung, người phát biểu' });
  const counted = () =>
    screen.getByRole('radio', { name: /^Gián đoạn/ }).parentElement?.textContent;
  expect(counted()).toBe('Gián đoạn (2)');
  fireEvent.change(search, { target: { value: 'bay' } });
  expect(counted()).toBe('Gián đoạn (1)');
  fireEvent.change(search, { target: { value: 'zzzz' } });
  expect(counted()).toBe('Gián đoạn (0)');
});
