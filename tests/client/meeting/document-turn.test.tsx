import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { useDocumentTurn } from '#client/features/meeting/use-document-turn.ts';
import { Conference } from '#client/media/conference.ts';
import { FakeBrowser } from '../media/fake-browser.ts';
import { FakeDevice } from '../media/fake-device.ts';
import { aPeer, FakeSignal } from '../media/fake-signal.ts';

let signal: FakeSignal;
let conference: Conference;

beforeEach(() => {
  vi.useFakeTimers();
  new FakeBrowser();
  signal = new FakeSignal();
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
});

afterEach(() => {
  cleanup();
  conference.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Page() {
  return useDocumentTurn() ? <p>document</p> : <p>waits</p>;
}

const shown = () => (screen.queryByText('document') ? 'document' : 'waits');
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const show = () =>
  render(
    <ConferenceProvider conference={conference}>
      <Page />
    </ConferenceProvider>,
  );

describe('the turn of the document', () => {
  it('comes after the others’ first picture', async () => {
    signal.peers = [aPeer('anchau')];
    void conference.join('full');
    show();
    await pass(100);
    expect(shown()).toBe('waits');
    act(() => conference.tiles.hasShown.set(true));
    expect(shown()).toBe('document');
  });

  it('comes at once where nobody shows a picture', async () => {
    void conference.join('full');
    show();
    await pass(20);
    expect(shown()).toBe('document');
  });

  it('comes after a moment when no picture does, and is not lost when somebody comes later', async () => {
    signal.peers = [aPeer('anchau')];
    void conference.join('full');
    show();
    await pass(650);
    expect(shown()).toBe('waits');
    await pass(100);
    expect(shown()).toBe('document');
    act(() => signal.tell({ type: 'peerJoined', peer: aPeer('anhoa') }));
    expect(shown()).toBe('document');
  });
});
