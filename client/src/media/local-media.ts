import type { Source } from '#contract/media/wire.ts';
import { captureChosen } from './capture-chosen.ts';
import { captureSize, constraintsFor } from './capture-settings.ts';
import { accessFromError, accessFromTrack, type DeviceKind } from './device-access.ts';
import { type Asked, DeviceWishes } from './device-wishes.ts';
import { Devices, mediaDevices } from './devices.ts';
import { type LocalView, NOTHING_ASKED } from './local-view.ts';
import { captureShared } from './shared-capture.ts';
import { isShared, type SharedSource } from './shared-source.ts';
import { Store, type Unsubscribe } from './store.ts';
import {
  changeVoice,
  rememberedVoice,
  rememberVoice,
  type VoiceProcessing,
} from './voice-processing.ts';

/** Owns the tracks of this device's microphone, cameras and screen, from the lobby through every interruption. */
export class LocalMedia {
  readonly devices = new Devices();
  readonly view = new Store<LocalView>(NOTHING_ASKED);
  /** Asked each time before the microphone is opened: it stays closed for no. */
  mayOpenMicrophone: () => Promise<boolean> = async () => true;
  /** What the browser does to this device's voice. */
  readonly voice = new Store<VoiceProcessing>(rememberedVoice());
  readonly #tracks = new Map<Source, MediaStreamTrack>();
  readonly #listeners = new Set<(source: Source) => void>();
  #opening: Promise<void> | null = null;
  #unwatch: Unsubscribe | null = null;
  readonly #wishes = new DeviceWishes();
  /** True while a camera that was switched on is not open yet. */
  #awaitsCamera = false;

  /** The live track of a source, or null. */
  track(source: Source): MediaStreamTrack | null {
    return this.#tracks.get(source) ?? null;
  }

  /** True while a source really goes out: it is wanted, there, and not stopped at the device. */
  isOpen(source: Source): boolean {
    const state = this.view.getSnapshot()[source];
    const stopped = 'mutedByDevice' in state && state.mutedByDevice;
    return this.#tracks.has(source) && state.on && !stopped;
  }

  /** Is told when a source has another track, or is switched on or off. */
  onChange(listener: (source: Source) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Opens what is to be on and not open yet, asking for permission once for both; what fails is said in `view`. */
  open(): Promise<void> {
    this.#opening ??= this.#openWanted().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /** Opens or closes the microphone; its device stays open while closed, so that opening is instant. */
  async setMicrophone(on: boolean): Promise<void> {
    const isNewest = this.#wishes.wish('microphone');
    if (on && (!(await this.mayOpenMicrophone()) || !isNewest())) return;
    if (on && !this.#tracks.has('microphone')) await this.#acquire('microphone');
    if (!isNewest()) return;
    const track = this.#tracks.get('microphone');
    if (track) track.enabled = on;
    // A button that is let go closes what the chair has closed before: its person is still to read of that.
    const cutByChair = !on && this.view.getSnapshot().microphone.cutByChair;
    this.#patch('microphone', { on: on && track !== undefined, mutedByChair: false, cutByChair });
    this.#changed('microphone');
  }

  /** Shows what the server did with the microphone: the chair closed it, or the floor opened it again. */
  microphoneSetByServer({ on, mutedByChair }: { on?: boolean; mutedByChair: boolean }): void {
    const track = this.#tracks.get('microphone');
    if (on !== undefined && track) track.enabled = on;
    const before = this.view.getSnapshot().microphone;
    const isOn = (on ?? before.on) && track !== undefined;
    const cutByChair = mutedByChair && (before.cutByChair || (before.on && !isOn));
    this.#patch('microphone', { on: isOn, mutedByChair, cutByChair });
  }

  /** Switches the camera; off gives the device back, so that its light goes out. */
  async setCamera(on: boolean): Promise<void> {
    const isNewest = this.#wishes.wish('camera');
    this.#awaitsCamera = on;
    if (on) await this.#acquire('camera');
    else this.#drop('camera');
    if (!isNewest()) return;
    this.#awaitsCamera = false;
    this.#patch('camera', { on: on && this.#tracks.has('camera') });
    this.#changed('camera');
  }

  /** Changes to another device, null for the browser's own, also in mid-meeting, and remembers it. */
  async choose(kind: DeviceKind, deviceId: string | null): Promise<void> {
    this.devices.choose(kind, deviceId);
    if (kind === 'camera') {
      if (this.view.getSnapshot().camera.on || this.#awaitsCamera) await this.setCamera(true);
      return;
    }
    await this.#acquire(kind);
    this.#changed(kind);
  }

  /** Changes what the browser does to the voice, also while it is sent, and remembers it. */
  async setVoice(change: Partial<VoiceProcessing>): Promise<void> {
    this.voice.update((voice) => ({ ...voice, ...change }));
    const voice = this.voice.getSnapshot();
    rememberVoice(voice);
    const track = this.#tracks.get('microphone');
    if (track && !(await changeVoice(track, voice))) await this.#acquire('microphone');
  }

  /** Captures a screen that the person picks, or the camera over the paper; resolves to false when there is none. */
  async share(source: SharedSource): Promise<boolean> {
    const cameraId = this.#tracks.get('camera')?.getSettings().deviceId ?? null;
    const asked = this.#wishes.ask('camera');
    const track = await captureShared(source, this.devices, cameraId);
    if (!track) return false;
    if (this.#wishes.isReleased(asked)) {
      track.stop();
      return false;
    }
    this.#keep(source, track);
    this.#patch(source, { on: true });
    this.#changed(source);
    return true;
  }

  /** Ends that. */
  stopSharing(source: SharedSource): void {
    if (!this.#drop(source)) return;
    this.#patch(source, { on: false });
    this.#changed(source);
  }

  /** Gives every device back. What was on stays marked as on, for the next joining. */
  release(): void {
    this.#wishes.release();
    this.#opening = null;
    this.#unwatch?.();
    this.#unwatch = null;
    this.stopSharing('screen');
    this.stopSharing('documentCamera');
    this.#awaitsCamera = false;
    for (const kind of ['microphone', 'camera'] as const) {
      this.#drop(kind);
      this.#patch(kind, { access: { status: 'unknown' } });
    }
  }

  #ask(kind: DeviceKind): Asked {
    if (!this.#tracks.has(kind)) this.#patch(kind, { access: { status: 'asking' } });
    return this.#wishes.ask(kind);
  }

  async #openWanted(): Promise<void> {
    const { camera } = this.view.getSnapshot();
    const wanted = (['microphone', 'camera'] as const).filter(
      (kind) => !this.#tracks.has(kind) && (kind === 'microphone' || camera.on),
    );
    if (wanted.length === 0) return;
    this.#unwatch ??= this.devices.watch(() => this.#reopenMissing());
    await this.#acquireAll(wanted);
    await this.devices.refresh();
  }

  async #acquireAll(kinds: DeviceKind[]): Promise<void> {
    if (kinds.length === 2 && (await this.#acquireTogether())) return;
    await Promise.all(kinds.map((kind) => this.#acquire(kind)));
  }

  /** One question for both devices; false when one of them fails, which asking singly then tells apart. */
  async #acquireTogether(): Promise<boolean> {
    const media = mediaDevices();
    if (!media) return false;
    const asked = { microphone: this.#ask('microphone'), camera: this.#ask('camera') };
    try {
      const stream = await media.getUserMedia({
        audio: this.#constraints('microphone'),
        video: this.#constraints('camera'),
      });
      for (const track of stream.getTracks()) {
        const kind = track.kind === 'audio' ? 'microphone' : 'camera';
        this.#granted(kind, track, asked[kind]);
      }
      return true;
    } catch {
      return this.#wishes.isReleased(asked.microphone);
    }
  }

  async #acquire(kind: DeviceKind): Promise<void> {
    const media = mediaDevices();
    if (!media) {
      this.#patch(kind, { access: { status: 'insecure' }, on: false });
      return;
    }
    const asked = this.#ask(kind);
    try {
      const chosen = this.devices.view.getSnapshot().chosen[kind];
      const voice = this.voice.getSnapshot();
      const stream = await captureChosen(media, kind, { chosen, voice });
      const [track] = stream.getTracks();
      if (track) this.#granted(kind, track, asked);
    } catch (error) {
      if (this.#wishes.isReleased(asked)) return;
      const access = accessFromError(error);
      if (this.#wishes.isOvertaken(kind, asked)) {
        // What the newer wish opened is not this one's to take.
        if (!this.#tracks.has(kind)) this.#patch(kind, { access });
        return;
      }
      this.#drop(kind);
      this.#patch(kind, { access, on: false });
      this.#changed(kind);
    }
  }

  #constraints(kind: DeviceKind): MediaTrackConstraints {
    const { chosen } = this.devices.view.getSnapshot();
    return constraintsFor(kind, chosen[kind], captureSize(), this.voice.getSnapshot());
  }

  #granted(kind: DeviceKind, track: MediaStreamTrack, asked: Asked): void {
    if (this.#wishes.isReleased(asked)) {
      track.stop();
      return;
    }
    if (this.#wishes.isOvertaken(kind, asked)) {
      track.stop();
      this.#patch(kind, { access: accessFromTrack(track) });
      return;
    }
    if (kind === 'camera') track.contentHint = 'motion';
    track.enabled = kind === 'camera' || this.view.getSnapshot().microphone.on;
    this.#keep(kind, track);
    this.#patch(kind, { access: accessFromTrack(track), mutedByDevice: track.muted });
    for (const name of ['mute', 'unmute'] as const)
      track.addEventListener(name, () => this.#mutedByDevice(kind, track));
    this.#changed(kind);
  }

  #keep(source: Source, track: MediaStreamTrack): void {
    this.#drop(source);
    this.#tracks.set(source, track);
    track.addEventListener('ended', () => this.#ended(source, track), { once: true });
  }

  #mutedByDevice(kind: DeviceKind, track: MediaStreamTrack): void {
    if (this.#tracks.get(kind) !== track) return;
    this.#patch(kind, { mutedByDevice: track.muted });
    this.#changed(kind);
  }

  /** A device was unplugged, or the browser's own button ended the sharing of the screen. */
  #ended(source: Source, track: MediaStreamTrack): void {
    if (this.#tracks.get(source) !== track) return;
    if (isShared(source)) this.stopSharing(source);
    else {
      this.#drop(source);
      this.#patch(source, { access: { status: 'none' } });
      this.#reopenMissing();
    }
  }

  /** Another device takes the place of one that went, and one that comes back is used again. */
  #reopenMissing(): void {
    for (const kind of ['microphone', 'camera'] as const) {
      const { access, on } = this.view.getSnapshot()[kind];
      if (access.status === 'none' && (on || kind === 'microphone')) void this.#acquire(kind);
    }
  }

  #drop(source: Source): boolean {
    const track = this.#tracks.get(source);
    if (!track) return false;
    this.#tracks.delete(source);
    track.stop();
    return true;
  }

  #patch<S extends Source>(source: S, patch: Partial<LocalView[S]>): void {
    this.view.update((view) => ({ ...view, [source]: { ...view[source], ...patch } }));
  }

  #changed(source: Source): void {
    for (const listener of [...this.#listeners]) listener(source);
  }
}
