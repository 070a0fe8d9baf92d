import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { LiveState } from '#contract/live/state.ts';
import { aParticipant } from '#tests/support/a-frame.ts';
import { aDock, chair, delegate, secretary } from './a-dock.tsx';

const WORDS = 'Chủ trì đã khóa micro. Đồng chí mở được micro khi được mời phát biểu.';
const floor = { userId: delegate.userId, siteId: null, kind: 'speech' } as LiveState['floor'];
const here = aDock();
const button = () => screen.getByRole('button', { name: 'Bật micro' });
/** What the dock shows, what is read out, and what the button says of itself. */
const told = () => ({
  dock: screen.queryAllByRole('status').map((notice) => notice.textContent),
  alert: screen.queryAllByRole('alert').map((notice) => notice.textContent),
  read: screen.getByTestId('said').textContent,
  hint: button().title,
});
const NOTHING = { dock: [], alert: [], read: '', hint: '' };

test('a delegate whose microphone is closed is told quietly that the chair locked it, and the button says so until it is unlocked', async () => {
  here.show(delegate);
  expect(told()).toEqual(NOTHING);
  await here.setMode('locked');
  expect(told()).toEqual({ dock: [WORDS], alert: [], read: WORDS, hint: WORDS });
  await here.setMode('open');
  expect(told()).toEqual(NOTHING);
});

test('who comes in later sees it too; with the floor it is gone, and comes again after the speech', async () => {
  here.show(delegate, { microphones: 'locked' });
  expect(told()).toMatchObject({ dock: [WORDS], hint: WORDS });
  await here.become({ floor });
  expect(told()).toEqual(NOTHING);
  await here.become({ floor: null });
  expect(told()).toMatchObject({ hint: WORDS });
});

test.each([
  ['who chairs', chair],
  ['the secretary', secretary],
  ["a room's device", aParticipant([])],
])('%s is not told', async (_who, self) => {
  here.show(self);
  await here.setMode('locked');
  expect(told()).toEqual(NOTHING);
});

test('whose open microphone the lock closed is told at once, and not that a press opens it', async () => {
  await here.conference.setMicrophone(true);
  here.show(delegate);
  await act(async () =>
    here.conference.local.microphoneSetByServer({ on: false, mutedByChair: true }),
  );
  await here.setMode('locked');
  expect(told()).toMatchObject({ dock: [], alert: [WORDS] });
});

test('a refusal from before the lock does not hide it, and one during it goes with it', async () => {
  here.show(delegate, { microphones: 'floor' });
  const refusedWords = /dành cho người được mời phát biểu/;
  here.signal.fail('media.resume', { code: 'WRONG_STATE', reason: 'floor-held' }, 1);
  fireEvent.click(button());
  await screen.findByText(refusedWords);
  await here.setMode('locked');
  expect(told()).toMatchObject({ dock: [WORDS], alert: [] });
  fireEvent.click(button());
  expect(told()).toMatchObject({ dock: [], alert: [WORDS] });
  fireEvent.click(screen.getByRole('button', { name: 'Đóng' }));
  expect(told()).toMatchObject({ dock: [], alert: [] });
  // Who presses again is told again.
  fireEvent.click(button());
  expect(told()).toMatchObject({ dock: [], alert: [WORDS] });
  // The lock is known: nothing is asked, and the button does not say for a moment that the microphone is open.
  expect(here.signal.inputs('media.resume')).toHaveLength(1);
  await here.setMode('open');
  expect(told()).toMatchObject({ dock: [], alert: [] });
});
