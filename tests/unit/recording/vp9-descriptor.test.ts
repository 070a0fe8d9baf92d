import { describe, expect, it } from 'vitest';
import { withPlainDescriptor } from '#media/recording/vp9-descriptor.ts';

const header = [0x80, 0x60, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3];
/** N_S 0, Y and G; 1280 × 720; two pictures, of which the second refers to one other. */
const structure = [0x18, 0x05, 0x00, 0x02, 0xd0, 0x02, 0x00, 0x24, 0x01];
const frame = [0x82, 0x49, 0x83, 0x42];

describe('a VP9 packet', () => {
  it('tells only where its frame begins and ends', () => {
    // I, L, B, E and V: a picture id of two bytes, layer indices with TL0PICIDX.
    const packet = Buffer.from([...header, 0xae, 0x81, 0x02, 0x00, 0x07, ...structure, ...frame]);
    expect(withPlainDescriptor(packet)).toEqual(Buffer.from([...header, 0x0c, ...frame]));
    // Within a frame: neither.
    const within = Buffer.from([...header, 0xa0, 0x81, 0x02, 0x00, 0x07, ...frame]);
    expect(withPlainDescriptor(within)).toEqual(Buffer.from([...header, 0x00, ...frame]));
  });

  it('keeps the extensions of its header, and loses the references of the flexible mode', () => {
    const extended = [0x90, ...header.slice(1), 0xbe, 0xde, 0x00, 0x01, 1, 2, 3, 4];
    // I, P, L, F, B and V: a short picture id, layer indices, two references.
    const descriptor = [0x05, 0x20, 0x03, 0x04];
    const packet = Buffer.from([...extended, 0xfa, ...descriptor, ...structure, ...frame]);
    expect(withPlainDescriptor(packet)).toEqual(Buffer.from([...extended, 0x08, ...frame]));
  });

  it.each([
    ['that is cut off in its structure', [...header, 0xae, 0x81, 0x02, 0x00, 0x07, 0x18, 0x05]],
    ['without a payload', header],
  ])('%s stays as it is', (_, bytes) => {
    expect(withPlainDescriptor(Buffer.from(bytes))).toEqual(Buffer.from(bytes));
  });
});
