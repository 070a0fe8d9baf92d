import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { MicrophoneAsked } from '#client/features/conference/MicrophoneAsked.tsx';
import { MicrophoneButtons } from '#client/features/conference/MicrophoneButtons.tsx';
import { Announcer } from '#client/features/meeting/Announcer.tsx';
import type { LiveStore } from '#client/live/live-store.ts';
import { initialLiveView, type LiveView } from '#client/live/live-view.ts';
import { LiveContext } from '#client/live/use-live.ts';
import { Conference } from '#client/media/conference.ts';
import '#client/i18n/i18n.ts';
import type { Action } from '#contract/actions.ts';
import { initialLiveState } from '#contract/live/state.ts';
import type { ConferenceProducer } from '#contract/media/wire.ts';
import { FakeBrowser } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { aPeer, aProducer, aUserId, FakeSignal } from '#tests/client/media/fake-signal.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

const chair = aParticipant(['chair']);
const person = aParticipant(['delegate'], { userId: aUserId('other'), name: 'Lê Thị Mai' });
let signal: FakeSignal;
let conference: Conference;

beforeEach(() => {
  new FakeBrowser();
  signal = new FakeSignal();
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
});

afterEach(() => {
  cleanup();
  conference.close();
  vi.unstubAllGlobals();
});

const command = vi.fn(async () => undefined);

async function show(page: React.ReactNode, may: Action[] = []) {
  const frame = aFrame({ participants: [chair, person] });
  const snapshot: LiveView = {
    ...initialLiveView,
    may: new Set(may),
    state: { ...initialLiveState, frame },
  };
  const store = {
    subscribe: () => () => undefined,
    getSnapshot: () => snapshot,
    onEvent: () => () => undefined,
    media: signal,
    command,
  } as unknown as LiveStore;
  await conference.local.open();
  await conference.join('full');
  await conference.setMicrophone(false);
  render(
    <LiveContext value={store}>
      <ConferenceProvider conference={conference}>{page}</ConferenceProvider>
    </LiveContext>,
  );
}

const isOpen = () => conference.local.view.getSnapshot().microphone.on;
const isAsked = () => screen.findByText('Chủ trì đề nghị đồng chí bật micro');

test('who is asked sees by whom; the microphone opens with the press and not before', async () => {
  await show(<MicrophoneAsked />);
  expect(screen.queryByRole('region')).toBeNull();
  signal.tell({ type: 'microphoneAsked', by: chair.userId });
  await isAsked();
  expect(isOpen()).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: 'Bật micro' }));
  await waitFor(() => expect(isOpen()).toBe(true));
  await waitFor(() => expect(screen.queryByRole('region')).toBeNull());
});

test('put off, it stays closed, and can be asked again', async () => {
  await show(<MicrophoneAsked />);
  signal.tell({ type: 'microphoneAsked', by: chair.userId });
  await isAsked();
  fireEvent.click(screen.getByRole('button', { name: 'Để sau' }));
  expect([isOpen(), screen.queryByRole('region')]).toEqual([false, null]);
  expect(signal.inputs('media.putOffMicrophone')).toEqual([{}]);
  signal.tell({ type: 'microphoneAsked', by: chair.userId });
  await isAsked();
});

const MAY: Action[] = ['microphone.mute', 'microphone.ask'];
const buttons = <MicrophoneButtons person={person} onDone={() => undefined} />;

test('who leads mutes an open microphone, and asks for a closed one', async () => {
  signal.peers = [aPeer('other')];
  await show(buttons, MAY);
  expect(screen.getAllByRole('button').map((b) => b.textContent)).toEqual([
    'Tắt micro của Lê Thị Mai',
  ]);
  const producer = aProducer('other', 'microphone', { paused: true, mutedByServer: true });
  signal.tell({ type: 'producerChanged', peerId: aPeer('other').peerId, producer });
  fireEvent.click(await screen.findByRole('button', { name: 'Đề nghị Lê Thị Mai bật micro' }));
  await screen.findByText(/Đã gửi đề nghị/);
  expect(signal.inputs('media.askMicrophone')).toEqual([{ userId: person.userId }]);
  expect(command).not.toHaveBeenCalled();
});

test('who asked sees at once who put it off, in the same place and over the room, and may ask again', async () => {
  signal.peers = [aPeer('other', { producers: [aProducer('other', 'camera')] })];
  await show(
    <>
      {buttons}
      <Announcer />
    </>,
    MAY,
  );
  const again = () => screen.findByRole('button', { name: 'Đề nghị Lê Thị Mai bật micro' });
  const words = () => screen.queryAllByText('Lê Thị Mai để sau, micro chưa bật.');
  fireEvent.click(await again());
  await screen.findByText(/Đã gửi đề nghị/);
  act(() => signal.tell({ type: 'microphonePutOff', userId: chair.userId }));
  expect(screen.queryByText(/Đã gửi đề nghị/)).not.toBeNull();
  act(() => signal.tell({ type: 'microphonePutOff', userId: person.userId }));
  expect(words()).toHaveLength(2);
  expect(screen.queryByText(/Đã gửi đề nghị/)).toBeNull();
  fireEvent.click(await again());
  await screen.findByText(/Đã gửi đề nghị/);
  // Over the room it stands for some seconds more.
  expect(words()).toHaveLength(1);
});

test.each(['told', 'put off'])(
  'what was said of the request (%s) goes once that microphone is open, and stays gone',
  async (how) => {
    signal.peers = [
      aPeer('other', { producers: [aProducer('other', 'microphone', { paused: true })] }),
    ];
    await show(buttons, MAY);
    const said = () => screen.queryByText(/Đã gửi đề nghị|micro chưa bật/);
    const becomes = (producer: ConferenceProducer) =>
      act(() => signal.tell({ type: 'producerChanged', peerId: aPeer('other').peerId, producer }));
    fireEvent.click(await screen.findByRole('button', { name: 'Đề nghị Lê Thị Mai bật micro' }));
    await screen.findByText(/Đã gửi đề nghị/);
    if (how === 'put off')
      act(() => signal.tell({ type: 'microphonePutOff', userId: person.userId }));
    expect(said()).not.toBeNull();
    becomes(aProducer('other', 'microphone'));
    await screen.findByRole('button', { name: 'Tắt micro của Lê Thị Mai' });
    expect(said()).toBeNull();
    becomes(aProducer('other', 'microphone', { paused: true }));
    await screen.findByRole('button', { name: 'Đề nghị Lê Thị Mai bật micro' });
    expect(said()).toBeNull();
  },
);

test('nothing is offered to who may not', async () => {
  signal.peers = [aPeer('other')];
  await show(buttons);
  expect(screen.queryByRole('button')).toBeNull();
});
