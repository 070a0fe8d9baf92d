import { Store } from './store.ts';

/** Whether the browser lets the page make sound; `blocked` until the person touches something (autoplay policy). */
export type PlaybackView = { blocked: boolean };

/** Plays the other peers' voices, one audio element each, outside of the page's tree. */
export class Playback {
  readonly view = new Store<PlaybackView>({ blocked: false });
  readonly #elements = new Map<string, HTMLAudioElement>();
  #speakerId: string | null = null;

  /** Plays a voice until `remove` with the same consumer. */
  add(consumerId: string, track: MediaStreamTrack): void {
    const audio = new Audio();
    audio.srcObject = new MediaStream([track]);
    this.#elements.set(consumerId, audio);
    void this.#route(audio);
    void this.#play(audio);
  }

  /** Stops a voice. */
  remove(consumerId: string): void {
    const audio = this.#elements.get(consumerId);
    if (!audio) return;
    audio.pause();
    audio.srcObject = null;
    this.#elements.delete(consumerId);
  }

  /** Plays what the browser held back; call it from a click. */
  async unblock(): Promise<void> {
    this.view.set({ blocked: false });
    await Promise.all([...this.#elements.values()].map((audio) => this.#play(audio)));
  }

  /** Sends the sound to a speaker; null is the browser's own. */
  async routeTo(deviceId: string | null): Promise<void> {
    this.#speakerId = deviceId;
    await Promise.all([...this.#elements.values()].map((audio) => this.#route(audio)));
  }

  /** Stops every voice. */
  close(): void {
    for (const consumerId of [...this.#elements.keys()]) this.remove(consumerId);
    this.view.set({ blocked: false });
  }

  async #play(audio: HTMLAudioElement): Promise<void> {
    try {
      await audio.play();
    } catch (error) {
      // An element that was removed while starting says AbortError; only the policy is told to the person.
      if (error instanceof DOMException && error.name === 'NotAllowedError')
        this.view.set({ blocked: true });
    }
  }

  async #route(audio: HTMLAudioElement): Promise<void> {
    // An empty name is the browser's own.
    const sinkId = this.#speakerId ?? '';
    if (!('setSinkId' in audio) || audio.sinkId === sinkId) return;
    // A remembered speaker may have been unplugged: the browser's own then plays.
    await audio.setSinkId(sinkId).catch(() => undefined);
  }
}
