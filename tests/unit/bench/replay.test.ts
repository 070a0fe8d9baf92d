import { describe, expect, test } from 'vitest';
import type { MediaLine } from '#tests/bench/rtp/media-line.ts';
import type { Recording } from '#tests/bench/rtp/recording.ts';
import { CameraReplay, VoiceReplay } from '#tests/bench/rtp/replay.ts';
import { readRtpHeader, rtpHeaderBytes } from '#tests/bench/rtp/rtp-header.ts';
import { SentStream } from '#tests/bench/rtp/sent-stream.ts';
import { SRTP_PROFILES, SrtpContext } from '#tests/bench/rtp/srtp.ts';
import { readVp8Payload } from '#tests/bench/rtp/vp8-payload.ts';

const MASTER = {
  profile: SRTP_PROFILES.aes128Gcm,
  key: Buffer.alloc(16, 1),
  salt: Buffer.alloc(12, 2),
};

/** Forty frames, every thirtieth a key frame; each frame's bytes tell its place. */
function aRecording(): Recording {
  const frames = Array.from({ length: 40 }, (_, n) =>
    Buffer.alloc(n % 30 === 0 ? 2_500 : 300, 2 * n + (n % 30 === 0 ? 0 : 1)),
  );
  return {
    framesPerSecond: 30,
    layers: [{ widthPx: 320, heightPx: 180, kbps: 130, frames }],
    keyFrames: [0, 30],
    voice: [],
  };
}

function aStream(datagrams: Buffer[], payloadType: number): SentStream {
  const line: MediaLine = {
    port: 0,
    local: new SrtpContext(MASTER),
    remote: new SrtpContext(MASTER),
    send: (datagram) => datagrams.push(datagram),
    sendRtcp: () => undefined,
    close: () => undefined,
  };
  const ids = { audioLevel: null, transportWide: 5 };
  return new SentStream({ ssrc: 77_777, payloadType, clockRate: 90_000, ids }, line, { next: 0 });
}

function aCamera() {
  const datagrams: Buffer[] = [];
  const stream = aStream(datagrams, 96);
  const camera = new CameraReplay(aRecording(), [stream]);
  /** What was sent since the last call, by packet. */
  const sent = () =>
    datagrams.splice(0).map((datagram) => {
      const plain = new SrtpContext(MASTER).unprotectRtp(datagram, 0);
      const { piece, ...numbers } = readVp8Payload(plain.subarray(rtpHeaderBytes(plain)));
      return { ...readRtpHeader(plain), ...numbers, place: (piece[0] ?? 0) >> 1 };
    });
  return { camera, stream, sent, datagrams };
}

/** The places of the frames in the recording, as sent. */
const places = (packets: { begins: boolean; place: number }[]) =>
  packets.filter(({ begins }) => begins).map(({ place }) => place);

describe('a replayed camera', () => {
  test('sends every frame once, in order, at its pace, with numbers that go on', () => {
    const { camera, sent } = aCamera();
    for (let nowMs = 1_000; nowMs < 2_500; nowMs += 5) camera.tick(nowMs);
    const packets = sent();
    const frames = packets.filter(({ begins }) => begins);
    expect(frames.length).toBeGreaterThanOrEqual(44);
    expect(frames.length).toBeLessThanOrEqual(45);
    expect(places(packets)).toEqual(frames.map((_, n) => n % 40));
    for (const [n, packet] of packets.entries()) {
      const before = packets[n - 1];
      if (!before) continue;
      expect(packet.sequenceNumber).toBe((before.sequenceNumber + 1) & 0xffff);
      expect(before.marker).toBe(packet.begins);
    }
    for (const [n, frame] of frames.entries()) {
      const before = frames[n - 1];
      if (!before) continue;
      const ticks = (frame.timestamp - before.timestamp + 2 ** 32) % 2 ** 32;
      expect(Math.abs(ticks - 3_000)).toBeLessThanOrEqual(1);
      expect(frame.pictureId).toBe((before.pictureId ?? 0) + 1);
      expect(frame.tl0PictureIndex).toBe((before.tl0PictureIndex ?? 0) + 1);
    }
  });

  test('jumps to the next key frame when one is asked for, and no sooner again than it may', () => {
    const { camera, sent } = aCamera();
    const packets: ReturnType<typeof sent> = [];
    for (let nowMs = 1_000; nowMs < 1_900; nowMs += 1) {
      if (nowMs === 1_100) camera.wantKeyFrame();
      camera.tick(nowMs);
      packets.push(...sent());
    }
    const seen = places(packets);
    // The first frame was a key frame: those after it follow until 300 ms, nine frames, have passed.
    const jump = seen.indexOf(30);
    expect([9, 10]).toContain(jump);
    expect(seen).toEqual(seen.map((_, n) => (n < jump ? n : (30 + n - jump) % 40)));
    expect(camera.jumps).toBe(1);
  });

  test('what did not arrive is sent again as it was, what is long gone is not', () => {
    const { camera, stream, sent, datagrams } = aCamera();
    for (let nowMs = 0; nowMs < 200; nowMs += 5) camera.tick(nowMs);
    const copies = [...datagrams];
    const [first] = sent();
    stream.sendAgain([first?.sequenceNumber ?? 0, ((first?.sequenceNumber ?? 0) - 1) & 0xffff]);
    expect(datagrams).toHaveLength(1);
    expect(datagrams[0]?.equals(copies[0] ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('a replayed voice', () => {
  test('sends a packet each 20 ms, in silence one in twenty', () => {
    const datagrams: Buffer[] = [];
    const voice = new VoiceReplay(
      Array.from({ length: 100 }, (_, n) => Buffer.alloc(80, n)),
      aStream(datagrams, 111),
    );
    const sentIn = (fromMs: number) => {
      for (let nowMs = fromMs; nowMs < fromMs + 2_000; nowMs += 5) voice.tick(nowMs);
      return datagrams.splice(0).length;
    };
    expect(Math.abs(sentIn(1_000) - 100)).toBeLessThanOrEqual(1);
    expect(voice.skipped).toBe(0);
    voice.silent = true;
    expect(Math.abs(sentIn(3_000) - 5)).toBeLessThanOrEqual(1);
    // A halt of four seconds is not made up for, and told; a pause that was wanted is no halt.
    sentIn(9_000);
    expect(Math.abs(voice.skipped - 200)).toBeLessThanOrEqual(1);
    voice.restart();
    sentIn(20_000);
    expect(Math.abs(voice.skipped - 200)).toBeLessThanOrEqual(1);
  });
});
