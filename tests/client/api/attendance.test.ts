import { afterEach, expect, it, vi } from 'vitest';
import { Attendance, attendance } from '#client/api/attendance.ts';
import { call } from '#client/api/call.ts';
import { UNATTENDED_HEADER } from '#contract/unattended.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('a page is attended for a minute after it was opened, and after each touch or key', () => {
  let now = 0;
  const { isAttended, watch } = new Attendance(() => now);
  const page = new EventTarget();
  const leave = watch(page);
  expect(isAttended()).toBe(true);
  now = 60_000;
  expect(isAttended()).toBe(false);
  for (const input of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
    now += 100_000;
    page.dispatchEvent(new Event(input));
    now += 59_999;
    expect(isAttended()).toBe(true);
    now += 1;
    expect(isAttended()).toBe(false);
  }
  leave();
  page.dispatchEvent(new Event('keydown'));
  expect(isAttended()).toBe(false);
});

it.each([
  [true, null],
  [false, '1'],
])('what is asked while somebody is there (%s) says so', async (isAttended, said) => {
  vi.spyOn(attendance, 'isAttended').mockReturnValue(isAttended);
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response('[]'));
  vi.stubGlobal('fetch', fetched);
  await call('home.duties', {});
  const headers = new Headers(fetched.mock.calls[0]?.[1].headers);
  expect(headers.get(UNATTENDED_HEADER)).toBe(said);
});
