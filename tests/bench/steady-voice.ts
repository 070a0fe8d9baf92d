const RATE_HZ = 48_000;

/** A WAV file (mono, 16 bit, 48 kHz) of a hum that swells like syllables and never pauses: no coder takes it for silence. */
export function steadyVoice(seconds: number): Buffer {
  const samples = seconds * RATE_HZ;
  const data = Buffer.alloc(2 * samples);
  for (let i = 0; i < samples; i += 1) {
    const t = i / RATE_HZ;
    const tones = [140, 280, 560, 1120, 2240].map((hz) => Math.sin(2 * Math.PI * hz * t) / 5);
    const swell = 0.65 + 0.35 * Math.sin(2 * Math.PI * 4 * t);
    const sample = swell * tones.reduce((sum, tone) => sum + tone, 0);
    data.writeInt16LE(Math.round(28_000 * sample), 2 * i);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE_HZ, 24);
  head.writeUInt32LE(2 * RATE_HZ, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
