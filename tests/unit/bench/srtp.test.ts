import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rtpPacket } from '#tests/bench/rtp/rtp-header.ts';
import { SRTP_PROFILES, SrtpContext, type SrtpMaster, sessionKeys } from '#tests/bench/rtp/srtp.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

/** RFC 3711, B.3. */
const COUNTER_MODE: SrtpMaster = {
  profile: SRTP_PROFILES.aes128CmSha1_80,
  key: hex('e1f97a0d3e018be0d64fa32c06de4139'),
  salt: hex('0ec675ad498afeebb6960b3aabe6'),
};
/** The key that libsrtp tests AES-GCM with (test/srtp_driver.c). */
const GCM: SrtpMaster = {
  profile: SRTP_PROFILES.aes128Gcm,
  key: hex('000102030405060708090a0b0c0d0e0f'),
  salt: hex('a0a1a2a3a4a5a6a7a8a9aaab'),
};
const MASTERS = [
  ['AES-CM with HMAC-SHA1', COUNTER_MODE],
  ['AES-GCM', GCM],
] as const;

/** What libsrtp makes of the same packets with these keys (test/srtp_driver.c). */
const PLAIN_RTP = hex(`800f1234decafbadcafebabe ${'ab'.repeat(16)}`);
const PLAIN_RTCP = hex(`81c8000bcafebabe ${'ab'.repeat(16)}`);
const RTP = {
  'AES-CM with HMAC-SHA1': hex(
    '800f1234decafbadcafebabe 4e55dc4ce79978d88ca4d215949d2402 b78d6acc99ea179b8dbb',
  ),
  'AES-GCM': hex(
    '800f1234decafbadcafebabe c5002ede04cfdd2eb91159e0880aa06e d2976826f796b201df3131a127e8a392',
  ),
};
const RTCP = {
  'AES-CM with HMAC-SHA1': hex(
    '81c8000bcafebabe 7128035be487b9bdbef89041f977a5a8 80000001 993e08cd54d6c1230798',
  ),
  'AES-GCM': hex(
    '81c8000bcafebabe c98b8b5df0392a55852b6c21ac8e7025 c52c6fbea2b3b446ea31123ba88ce61e 80000001',
  ),
};

describe('SRTP by known vectors', () => {
  test('session keys are derived as in RFC 3711, B.3', () => {
    const { key, auth, salt } = sessionKeys(COUNTER_MODE, 'rtp');
    expect(key.toString('hex')).toBe('c61e7a93744f39ee10734afe3ff7a087');
    expect(salt.toString('hex')).toBe('30cbbc08863d8c85d49db34a9ae1');
    expect(auth.toString('hex')).toBe('cebe321f6ff7716b6fd4ab49af256a156d38baa4');
  });

  test.each(MASTERS)('%s: RTP is protected and opened as by libsrtp', (name, master) => {
    expect(new SrtpContext(master).protectRtp(PLAIN_RTP, 0).toString('hex')).toBe(
      RTP[name].toString('hex'),
    );
    expect(new SrtpContext(master).unprotectRtp(RTP[name], 0)).toEqual(PLAIN_RTP);
  });

  test.each(MASTERS)('%s: RTCP is protected and opened as by libsrtp', (name, master) => {
    expect(new SrtpContext(master).protectRtcp(PLAIN_RTCP).toString('hex')).toBe(
      RTCP[name].toString('hex'),
    );
    expect(new SrtpContext(master).unprotectRtcp(RTCP[name])).toEqual(PLAIN_RTCP);
  });

  test.each(MASTERS)('%s: what was changed on the way is refused', (name, master) => {
    const context = new SrtpContext(master);
    for (let at = 0; at < RTP[name].length; at += 1) {
      // The first byte's lowest bits would announce another length of the header.
      const changed = Buffer.from(RTP[name]);
      changed[at] = (changed[at] ?? 0) ^ (at === 0 ? 0x20 : 1);
      expect(() => context.unprotectRtp(changed, 0)).toThrow();
    }
    expect(() => context.unprotectRtp(RTP[name], 1)).toThrow();
    expect(() => context.unprotectRtp(RTP[name].subarray(0, 14), 0)).toThrow();
    expect(() => context.unprotectRtcp(RTCP[name].subarray(0, 12))).toThrow();
  });

  test.each(MASTERS)('%s: any packet with extensions comes back whole', (_, master) => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 1200 }),
        fc.uint8Array({ minLength: 1, maxLength: 16 }),
        fc.integer({ min: 0, max: 0xffff }),
        fc.integer({ min: 0, max: 5 }),
        (payload, value, sequenceNumber, rollover) => {
          const header = { payloadType: 96, marker: true, sequenceNumber, timestamp: 9, ssrc: 7 };
          const packet = rtpPacket(
            header,
            [{ id: 3, value: Buffer.from(value) }],
            [Buffer.from(payload)],
          );
          const protectedPacket = new SrtpContext(master).protectRtp(packet, rollover);
          const opened = new SrtpContext(master).unprotectRtp(protectedPacket, rollover);
          expect(opened.equals(packet)).toBe(true);
        },
      ),
    );
  });
});
