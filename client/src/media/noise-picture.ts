/** A picture that no encoder can make small, as a camera's track; `stop` ends it. */
export type NoisePicture = { track: MediaStreamTrack; stop(): void };

const WIDTH_PX = 640;
const HEIGHT_PX = 360;
const BLOCK_PX = 16;
const FRAMES_PER_SECOND = 15;

/** Draws blocks of random grey. A timer draws them, for a page in the background gets no animation frames. */
export function noisePicture(): NoisePicture {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH_PX;
  canvas.height = HEIGHT_PX;
  const pen = canvas.getContext('2d');
  const draw = () => {
    if (!pen) return;
    for (let y = 0; y < HEIGHT_PX; y += BLOCK_PX)
      for (let x = 0; x < WIDTH_PX; x += BLOCK_PX) {
        pen.fillStyle = `hsl(0 0% ${Math.floor(Math.random() * 100)}%)`;
        pen.fillRect(x, y, BLOCK_PX, BLOCK_PX);
      }
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
