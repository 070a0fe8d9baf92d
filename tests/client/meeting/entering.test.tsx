import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { useEntering } from '#client/features/meeting/use-entering.ts';
import type { LiveStore } from '#client/live/live-store.ts';
import { LiveContext } from '#client/live/use-live.ts';
import { Conference } from '#client/media/conference.ts';
import { MeetingId, UserId } from '#contract/ids.ts';
import { FakeBrowser } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { FakeSignal } from '#tests/client/media/fake-signal.ts';

const meetingId = MeetingId.parse(crypto.randomUUID());
const userId = UserId.parse(crypto.randomUUID());
let pages: (() => void)[] = [];

beforeEach(() => {
  new FakeBrowser();
  sessionStorage.clear();
});

afterEach(() => {
  for (const close of pages) close();
  pages = [];
  vi.unstubAllGlobals();
});

/** The meeting's page, opened in the same tab as the one before it. */
function openPage(isOpen = true, of = userId) {
  const conference = new Conference(new FakeSignal(), { makeDevice: async () => new FakeDevice() });
  const store = { meetingId, subscribe: () => () => undefined } as unknown as LiveStore;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <LiveContext value={store}>
      <ConferenceProvider conference={conference}>{children}</ConferenceProvider>
    </LiveContext>
  );
  const { result, rerender, unmount } = renderHook(
    ({ isOpen }: { isOpen: boolean }) => useEntering(isOpen, of),
    { wrapper, initialProps: { isOpen } },
  );
  const close = () => {
    unmount();
    conference.close();
  };
  pages.push(close);
  return { conference, now: () => result.current, letIn: () => rerender({ isOpen: true }), close };
}
const part = ({ conference }: ReturnType<typeof openPage>) => {
  const { microphone, camera } = conference.local.view.getSnapshot();
  return { microphone: microphone.on, camera: camera.on };
};
const closed = { microphone: false, camera: false };

/** Takes part with all closed, and is asked to leave. */
async function askedOut(mode: 'full' | 'companion') {
  const page = openPage();
  await act(async () => page.now().enter(mode));
  await act(async () => page.conference.setMicrophone(false));
  await act(async () => page.conference.setCamera(false));
  await act(async () => {
    await page.conference.leave();
    page.now().leaveAsAsked();
  });
  return page;
}

it('who was asked to leave and reloads the page finds the lobby as it would have been', async () => {
  const page = await askedOut('companion');
  expect(page.now()).toMatchObject({ entered: false, former: 'companion' });
  page.close();
  const again = openPage(false);
  // The page learns anew that they are out.
  await act(async () => again.now().leaveAsAsked());
  again.close();
  const readmitted = openPage(false);
  await act(async () => readmitted.letIn());
  expect(readmitted.now()).toMatchObject({ entered: false, former: 'companion' });
  expect(readmitted.conference.state.getSnapshot()).toEqual({ status: 'idle' });
  expect(part(readmitted)).toEqual(closed);
});

it('once in again a reload leads straight back, and after leaving to the lobby of everybody', async () => {
  (await askedOut('full')).close();
  const page = openPage();
  await act(async () => page.now().enter('full'));
  expect(page.now()).toMatchObject({ entered: true, former: null });
  page.close();
  const reloaded = openPage();
  await act(async () => undefined);
  expect(reloaded.now()).toMatchObject({ entered: true, former: null });
  expect(part(reloaded)).toEqual(closed);
  await act(async () => reloaded.now().leave());
  reloaded.close();
  expect(openPage().now()).toMatchObject({ entered: false, former: null });
});

it('who comes in the tab of somebody else finds the lobby, as a guest does with every new account', async () => {
  const page = openPage();
  await act(async () => page.now().enter('full'));
  page.close();
  const other = openPage(true, UserId.parse(crypto.randomUUID()));
  await act(async () => undefined);
  expect(other.now()).toMatchObject({ entered: false, former: null });
  expect(other.conference.state.getSnapshot()).toEqual({ status: 'idle' });
});
