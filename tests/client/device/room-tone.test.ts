import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { playRoomTone } from '#client/features/device/play-room-tone.ts';
import { playTestTone } from '#client/media/test-tone.ts';
import { FakeBrowser } from '#tests/client/media/fake-browser.ts';

/** Enough of WebAudio for a chime. */
class FakeAudioContext {
  state = 'running';
  currentTime = 0;
  createMediaStreamDestination = () => ({ stream: null });
  createOscillator = () => ({
    frequency: { value: 0 },
    connect: (to: unknown) => to,
    start: () => {},
    stop: () => {},
  });
  createGain = () => ({
    gain: {
      setValueAtTime: () => {},
      linearRampToValueAtTime: () => {},
      exponentialRampToValueAtTime: () => {},
    },
    connect: (to: unknown) => to,
  });
  close = async () => {};
}

beforeEach(() => {
  vi.useFakeTimers();
  new FakeBrowser();
  vi.stubGlobal('AudioContext', FakeAudioContext);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A speaker that was unplugged. */
function unplug(): void {
  class Unplugged extends Audio {
    override setSinkId = async () => {
      throw new DOMException('gone', 'NotFoundError');
    };
  }
  vi.stubGlobal('Audio', Unplugged);
}
const played = () => FakeBrowser.sounds.map(({ sinkId }) => sinkId);

describe('the test tone', () => {
  it('plays in the chosen speaker', async () => {
    const playing = playTestTone('loa-2');
    await vi.runAllTimersAsync();
    await playing;
    expect(played()).toEqual(['loa-2']);
  });

  it('does not wait for ever where the browser leaves it suspended', async () => {
    class Suspended extends FakeAudioContext {
      override state = 'suspended';
      resume = () => new Promise<void>(() => {});
    }
    vi.stubGlobal('AudioContext', Suspended);
    const playing = playRoomTone(null);
    await vi.runAllTimersAsync();
    expect(await playing).toEqual({ state: 'failed', why: 'heldBack' });
  });

  it('says to who asks when it can’t be played', async () => {
    FakeBrowser.soundBlocked = true;
    await expect(playTestTone(null)).rejects.toThrow('policy');
    FakeBrowser.soundBlocked = false;
    unplug();
    await expect(playTestTone('loa-2')).rejects.toThrow('gone');
  });
});

describe('the test tone of a room’s machine', () => {
  it('comes out of the browser’s own speaker when the chosen one is gone', async () => {
    unplug();
    const playing = playRoomTone('loa-2');
    await vi.runAllTimersAsync();
    expect(await playing).toEqual({ state: 'played', speakerId: null, isChosen: false });
    expect(played()).toEqual(['', '']);
  });

  it('comes out of the chosen speaker where that is there', async () => {
    const playing = playRoomTone('loa-2');
    await vi.runAllTimersAsync();
    expect(await playing).toEqual({ state: 'played', speakerId: 'loa-2', isChosen: true });
  });

  it('breaks nothing where the browser holds sound back, or there is none to be had, and says which', async () => {
    FakeBrowser.soundBlocked = true;
    expect(await playRoomTone('loa-2')).toEqual({ state: 'failed', why: 'heldBack' });
    vi.stubGlobal(
      'AudioContext',
      class {
        constructor() {
          throw new DOMException('no output', 'NotSupportedError');
        }
      },
    );
    expect(await playRoomTone(null)).toEqual({ state: 'failed', why: 'noOutput' });
  });
});
