import { vi } from 'vitest';

/** A track as far as the conference touches it. */
export class FakeTrack extends EventTarget {
  readonly kind: string;
  readonly label: string;
  enabled = true;
  contentHint = '';
  readyState = 'live';
  muted = false;
  /** What the browser does to it now; a track that can't be changed while it runs refuses. */
  settings: MediaTrackSettings = {};
  changes = true;

  constructor(kind: string, label = `${kind} của máy`) {
    super();
    this.kind = kind;
    this.label = label;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: `${this.kind}-1`, height: 720, ...this.settings };
  }

  async applyConstraints(wanted: MediaTrackConstraints): Promise<void> {
    if (!this.changes) throw new DOMException('refused', 'OverconstrainedError');
    Object.assign(this.settings, wanted);
  }

  /** The system or the headset mutes it, or no longer. */
  mute(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }
}

class FakeStream {
  readonly #tracks: FakeTrack[];
  constructor(tracks: FakeTrack[] = []) {
    this.#tracks = tracks;
  }
  getTracks = () => this.#tracks;
  getVideoTracks = () => this.#tracks.filter((track) => track.kind === 'video');
}

class FakeAudio {
  srcObject: unknown = null;
  sinkId = '';
  constructor() {
    FakeBrowser.sounds.push(this);
  }
  async setSinkId(sinkId: string): Promise<void> {
    this.sinkId = sinkId;
  }
  play = async () => {
    if (FakeBrowser.soundBlocked) throw new DOMException('policy', 'NotAllowedError');
  };
  pause(): void {}
}

class FakeObserver {
  static all: FakeObserver[] = [];
  readonly tell: (entries: unknown[]) => void;
  constructor(tell: (entries: unknown[]) => void) {
    this.tell = tell;
    FakeObserver.all.push(this);
  }
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
class FakeIntersectionObserver extends FakeObserver {}
class FakeResizeObserver extends FakeObserver {}

/** The browser's devices and observers, as a test wants them. */
export class FakeBrowser {
  static soundBlocked = false;
  /** Every voice that was played, and on which speaker. */
  static sounds: { sinkId: string }[] = [];
  /** Error names by kind; absent: the device is granted. */
  readonly refused: { audio?: string; video?: string } = {};
  readonly tracks: FakeTrack[] = [];
  /** A device that is not there any more, and what the browser says when it is demanded. */
  missing: { deviceId: string; error: Error } | null = null;
  /** While this is pending the browser asks its person, and grants nothing. */
  asking: Promise<void> = Promise.resolve();
  /** What each capture was asked for. */
  readonly wanted: MediaStreamConstraints[] = [];
  readonly devices = [
    { kind: 'audioinput', deviceId: 'audio-1', label: 'Micro bàn' },
    { kind: 'videoinput', deviceId: 'video-1', label: 'Camera phòng' },
  ];

  constructor() {
    FakeBrowser.soundBlocked = false;
    FakeBrowser.sounds = [];
    FakeObserver.all = [];
    localStorage.clear();
    vi.stubGlobal('MediaStream', FakeStream);
    vi.stubGlobal('Audio', FakeAudio);
    vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver);
    vi.stubGlobal('ResizeObserver', FakeResizeObserver);
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    // happy-dom takes none but its own streams.
    Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
      configurable: true,
      writable: true,
      value: null,
    });
    Object.defineProperty(navigator, 'mediaDevices', {
      configurable: true,
      value: {
        addEventListener: () => {},
        removeEventListener: () => {},
        enumerateDevices: async () => this.devices,
        getUserMedia: (wanted: MediaStreamConstraints) => this.#give(wanted),
        getDisplayMedia: (wanted: MediaStreamConstraints) => this.#give(wanted),
      },
    });
  }

  /**
   * Says that an element is seen (or not) at a width, as the browser's observers do; `widthThenPx` is the width that it had when the
   * browser looked, if it was another than now.
   */
  see(element: Element, widthPx: number, isIntersecting = true, widthThenPx = widthPx): void {
    Object.defineProperty(element, 'clientWidth', { configurable: true, value: widthPx });
    const boundingClientRect = { width: widthThenPx };
    for (const observer of FakeObserver.all)
      if (observer instanceof FakeIntersectionObserver)
        observer.tell([{ target: element, isIntersecting, boundingClientRect }]);
  }

  async #give(wanted: MediaStreamConstraints): Promise<FakeStream> {
    this.wanted.push(wanted);
    await this.asking;
    if (this.missing && JSON.stringify(wanted).includes(this.missing.deviceId))
      throw this.missing.error;
    const kinds = (['audio', 'video'] as const).filter((kind) => wanted[kind]);
    for (const kind of kinds) {
      const name = this.refused[kind];
      if (name) throw new DOMException('refused', name);
    }
    const given = kinds.map((kind) => new FakeTrack(kind));
    this.tracks.push(...given);
    return new FakeStream(given);
  }
}
