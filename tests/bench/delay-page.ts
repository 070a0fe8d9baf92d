/** What a page notes: when a tone began, and how old the picture of each frame was; times in milliseconds of the machine's clock. */
export type Delays = { tonesAt: number[]; pictureAgesMs: number[] };

/** Reads a track of sound as it is produced or played and hands over its samples. */
type SoundReader = new (options: {
  track: MediaStreamTrack;
}) => { readable: ReadableStream<AudioData> };

/** Runs in the page: notes each time at which a tone begins in the track, after at least 0.3 s of quiet. */
async function noteTones(track: MediaStreamTrack, tonesAt: number[]): Promise<void> {
  const Reader = (window as unknown as { MediaStreamTrackProcessor: SoundReader })
    .MediaStreamTrackProcessor;
  const reader = new Reader({ track }).readable.getReader();
  let quietMs = 1000;
  for (;;) {
    const { value: sound } = await reader.read();
    if (!sound) return;
    const arrivedAt = performance.timeOrigin + performance.now();
    const samples = new Float32Array(sound.numberOfFrames);
    sound.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
    const perMs = sound.sampleRate / 1000;
    const first = samples.findIndex((sample) => Math.abs(sample) > 0.05);
    if (first >= 0 && quietMs > 300) tonesAt.push(arrivedAt - (samples.length - first) / perMs);
    quietMs = first >= 0 ? 0 : quietMs + samples.length / perMs;
    sound.close();
  }
}

/** Runs in the page: what it is asked for as microphone is a tone now and then, and as camera a clock in 16 black and white stripes. */
function captureToneAndClock(): void {
  const delays: Delays = { tonesAt: [], pictureAgesMs: [] };
  const tone = () => {
    const context = new AudioContext({ sampleRate: 48_000 });
    const source = new OscillatorNode(context, { frequency: 440 });
    const gain = new GainNode(context, { gain: 0 });
    const target = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    source.connect(gain).connect(target);
    source.start();
    setInterval(() => {
      // Not in step with the coder's frames of 20 ms.
      const from = context.currentTime + 0.05 + Math.random() / 20;
      gain.gain.setValueAtTime(0.7, from);
      gain.gain.setValueAtTime(0, from + 0.12);
    }, 900);
    const [track] = target.stream.getAudioTracks();
    if (!track) throw new Error('There is no track of sound.');
    void noteTones(track.clone(), delays.tonesAt);
    return track;
  };
  const clock = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 324, height: 180 });
    const pen = canvas.getContext('2d');
    const draw = () => {
      const now = Math.round(performance.timeOrigin + performance.now());
      // A black and a white stripe at the ends tell that the picture is this one.
      const stripes = [0, ...Array.from({ length: 16 }, (_, bit) => (now >> bit) & 1), 1];
      stripes.forEach((lit, stripe) => {
        if (!pen) return;
        pen.fillStyle = lit ? '#fff' : '#000';
        pen.fillRect(stripe * 18, 0, 18, 180);
      });
      requestAnimationFrame(draw);
    };
    draw();
    const [track] = canvas.captureStream(30).getVideoTracks();
    if (!track) throw new Error('There is no track of pictures.');
    return track;
  };
  const getUserMedia = async ({ audio, video }: MediaStreamConstraints = {}) =>
    new MediaStream([...(audio ? [tone()] : []), ...(video ? [clock()] : [])]);
  Object.assign(navigator.mediaDevices, { getUserMedia });
  Object.assign(window, { sent: delays });
}

/** Runs in the page: reads the clock of every picture that comes from another device, as it is shown, and the tones as they are played. */
function receiveToneAndClock(): void {
  const delays: Delays = { tonesAt: [], pictureAgesMs: [] };
  const canvas = Object.assign(document.createElement('canvas'), { width: 324, height: 180 });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const ageAt = (video: HTMLVideoElement, shownAt: number) => {
    pen?.drawImage(video, 0, 0, 324, 180);
    const row = pen?.getImageData(0, 90, 324, 1).data;
    const lit = Array.from(
      { length: 18 },
      (_, stripe) => (row?.[4 * (stripe * 18 + 9)] ?? 0) > 127,
    );
    if (lit[0] || !lit[17]) return null;
    const drawn = lit.slice(1, 17).reduce((sum, on, bit) => sum + (on ? 2 ** bit : 0), 0);
    return (Math.round(performance.timeOrigin + shownAt) - drawn) & 0xffff;
  };
  const watched = new WeakSet<HTMLVideoElement>();
  const watch = (video: HTMLVideoElement) => {
    if (watched.has(video)) return;
    watched.add(video);
    const look: VideoFrameRequestCallback = (_, { expectedDisplayTime }) => {
      const age = ageAt(video, expectedDisplayTime);
      if (age !== null && age < 5000) delays.pictureAgesMs.push(age);
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
  };
  setInterval(() => {
    for (const video of document.querySelectorAll('video')) watch(video);
  }, 100);
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(settings?: RTCConfiguration) {
      super(settings);
      this.addEventListener('track', ({ track }) => {
        if (track.kind === 'audio') void noteTones(track, delays.tonesAt);
      });
    }
  };
  Object.assign(window, { received: delays });
}

/** The script that makes a page capture tone and clock and note them as `sent`; to be added before the page's own. */
export const CAPTURING = `(() => { ${noteTones};(${captureToneAndClock})(); })()`;
/** The script that makes a page note them as `received` where they arrive. */
export const RECEIVING = `(() => { ${noteTones};(${receiveToneAndClock})(); })()`;

/** Runs in a page with both scripts: sends tone and clock from one connection straight to another, the least that WebRTC takes. */
export async function connectToItself(): Promise<void> {
  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
  from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined);
  to.onicecandidate = ({ candidate }) => void from.addIceCandidate(candidate ?? undefined);
  to.ontrack = ({ track }) => {
    const element = document.createElement(track.kind === 'audio' ? 'audio' : 'video');
    element.srcObject = new MediaStream([track]);
    document.body.append(element);
    void element.play();
  };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  for (const track of stream.getTracks()) from.addTrack(track, stream);
  await from.setLocalDescription();
  if (from.localDescription) await to.setRemoteDescription(from.localDescription);
  await to.setLocalDescription();
  if (to.localDescription) await from.setRemoteDescription(to.localDescription);
}
