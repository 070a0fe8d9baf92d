import { describe, expect, test } from 'vitest';
import { lostShare, type Measured } from '#tests/bench/rtp/measured-window.ts';
import {
  documentWithSpeaker,
  everythingAtFull,
  gallery,
  speakerWithStrip,
} from '#tests/bench/rtp/room-layouts.ts';
import { readDrops } from '#tests/bench/rtp/socket-drops.ts';

const NOTHING: Measured = {
  seconds: 10,
  workerCpuMs: 0,
  generatorCpuMs: 0,
  busyMs: 0,
  sentPackets: 0,
  skipped: 0,
  packets: 0,
  bytes: 0,
  lost: 0,
  dropped: 0,
  notTaken: 0,
  checked: 0,
  wrong: 0,
  voices: [],
  pictures: [],
};

describe('what is counted', () => {
  test('what the kernel dropped is read by port, of all sockets on it', () => {
    const table = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops',
      '  311: 0100007F:AA5E 0100007F:B0F7 01 00000000:00000000 00:00000000 00000000     0        0 24 2 0000 12',
      '  312: 00000000:AA5E 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 25 2 0000 3',
      '  400: 00000000:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 26 2 0000 0',
      '',
    ].join('\n');
    expect([...readDrops(table)]).toEqual([
      [0xaa5e, 15],
      [53, 0],
    ]);
  });

  test('the SFU has lost what did not come and was not dropped by the generator', () => {
    expect(lostShare({ ...NOTHING, packets: 990, lost: 10, dropped: 4 })).toBeCloseTo(0.006);
    expect(lostShare({ ...NOTHING, packets: 990, lost: 10, dropped: 40 })).toBe(0);
    expect(lostShare(NOTHING)).toBe(0);
  });

  test('layouts show no more than there is place for, each tile at its width', () => {
    expect(gallery.widthsPx(13)).toEqual(Array.from({ length: 13 }, () => 280));
    expect(speakerWithStrip.widthsPx(13)).toEqual([800, ...Array.from({ length: 7 }, () => 200)]);
    expect(speakerWithStrip.widthsPx(5)).toEqual([800, 200, 200, 200, 200]);
    expect(documentWithSpeaker.widthsPx(2)).toEqual([360, 80]);
    expect(everythingAtFull.widthsPx(3)).toEqual([1280, 1280, 1280]);
  });
});
