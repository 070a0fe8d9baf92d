import { act, cleanup, render } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DeviceMeetingProps } from '#client/features/device/DeviceMeeting.tsx';
import { Component } from '#client/features/device/DevicePage.tsx';
import '#client/i18n/i18n.ts';
import type { MeetingId } from '#contract/ids.ts';

const { seen } = vi.hoisted(() => ({ seen: { pulses: 0, entries: 0, refuse: () => {} } }));

vi.mock('#client/features/device/device-server.ts', () => ({
  deviceServer: {
    pulse: async () => {
      seen.pulses += 1;
      const meetingId = '00000000-0000-4000-8000-000000000001' as MeetingId;
      return {
        state: 'paired',
        isNewSession: false,
        running: [{ meetingId, title: 'Họp', startsAt: '', endsAt: '' }],
        coming: [],
        checkedBy: null,
        requests: [],
      };
    },
    meet: async () => undefined,
  },
}));

vi.mock('#client/features/device/DeviceMeeting.tsx', () => ({
  DeviceMeeting({ onRefused }: DeviceMeetingProps) {
    useEffect(() => {
      seen.entries += 1;
      seen.refuse = onRefused;
    }, [onRefused]);
    return null;
  },
}));

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(async () => {
  vi.useFakeTimers();
  seen.pulses = 0;
  seen.entries = 0;
  render(<Component />);
  await pass(0);
  expect(seen).toMatchObject({ pulses: 1, entries: 1 });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('a meeting that refused the machine is tried again after a while, once for all refusals', async () => {
  seen.refuse();
  await pass(1_000);
  seen.refuse();
  await pass(1_500);
  expect(seen.entries).toBe(1);
  await pass(1_000);
  expect(seen.entries).toBe(2);
});

it('nothing is tried once the page is gone', async () => {
  seen.refuse();
  cleanup();
  await pass(10_000);
  expect(seen.pulses).toBe(1);
});
