/** A picture that no encoder can make small, as a camera's track; `stop` ends it. */
export type NoisePicture = { track: MediaStreamTrack; stop(): void };

const WIDTH_PX = 256;
const HEIGHT_PX = 144;
/** As many as a weak machine beside others still encodes at the rate of the test. */
const FRAMES_PER_SECOND = 15;
const FRAME_BYTES = WIDTH_PX * HEIGHT_PX * 4;

/** Shows random noise, another piece of it each time. A timer draws it, for a page in the background gets no animation frames. */
export function noisePicture(): NoisePicture {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH_PX;
  canvas.height = HEIGHT_PX;
  const pen = canvas.getContext('2d');
  const noise = Uint8ClampedArray.from({ length: 2 * FRAME_BYTES }, () => Math.random() * 256);
  const draw = () => {
    const from = Math.floor(Math.random() * FRAME_BYTES);
    const piece = noise.slice(from, from + FRAME_BYTES);
    pen?.putImageData(new ImageData(piece, WIDTH_PX, HEIGHT_PX), 0, 0);
  };
  draw();
  const timer = setInterval(draw, 1000 / FRAMES_PER_SECOND);
  const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
  if (!track) throw new Error('a canvas gives a track');
  return {
    track,
    stop() {
      clearInterval(timer);
      track.stop();
    },
  };
}
