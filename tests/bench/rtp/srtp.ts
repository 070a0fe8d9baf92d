import { type CipherGCMTypes, createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { rtpHeaderBytes } from './rtp-header.ts';

/** What protects a stream (RFC 5764, 4.1.2; RFC 7714, 14.2), by the number that DTLS negotiates. */
export const SRTP_PROFILES = { aes128CmSha1_80: 0x0001, aes128Gcm: 0x0007 } as const;

/** The master key of one direction: 16 bytes, and a salt of 14 (counter mode) or 12 bytes (GCM). */
export type SrtpMaster = { profile: number; key: Buffer; salt: Buffer };

/** Length in bytes of a profile's master salt. */
export function saltBytes(profile: number): number {
  return profile === SRTP_PROFILES.aes128Gcm ? 12 : 14;
}

const TAG_BYTES = { cm: 10, gcm: 16 } as const;
const GCM: CipherGCMTypes = 'aes-128-gcm';
const LABELS = { rtp: 0, rtcp: 3 } as const;

type SessionKeys = { key: Buffer; auth: Buffer; salt: Buffer };

/** The keys of a session from the master key, at a key derivation rate of zero (RFC 3711, 4.3). */
export function sessionKeys({ key, salt, profile }: SrtpMaster, kind: 'rtp' | 'rtcp'): SessionKeys {
  const padded = Buffer.alloc(14);
  salt.copy(padded);
  const derive = (label: number, bytes: number): Buffer => {
    const iv = Buffer.alloc(16);
    padded.copy(iv);
    iv[7] = (iv[7] ?? 0) ^ label;
    return createCipheriv('aes-128-ctr', key, iv).update(Buffer.alloc(bytes));
  };
  const first = LABELS[kind];
  return {
    key: derive(first, 16),
    auth: derive(first + 1, 20),
    salt: derive(first + 2, saltBytes(profile)),
  };
}

/** Encrypts and decrypts the packets of one direction. Throws when a packet was not protected by this key. */
export class SrtpContext {
  readonly #gcm: boolean;
  readonly #rtp: SessionKeys;
  readonly #rtcp: SessionKeys;
  #rtcpIndex = 0;

  constructor(master: SrtpMaster) {
    this.#gcm = master.profile === SRTP_PROFILES.aes128Gcm;
    this.#rtp = sessionKeys(master, 'rtp');
    this.#rtcp = sessionKeys(master, 'rtcp');
  }

  /** Protects an RTP packet; `rollover` counts how often its sequence number passed 65535. */
  protectRtp(packet: Buffer, rollover: number): Buffer {
    const headerBytes = rtpHeaderBytes(packet);
    const header = packet.subarray(0, headerBytes);
    const payload = packet.subarray(headerBytes);
    const { key, auth } = this.#rtp;
    const iv = this.#rtpIv(packet, rollover);
    if (this.#gcm) {
      const cipher = createCipheriv(GCM, key, iv).setAAD(header);
      const body = cipher.update(payload);
      cipher.final();
      return Buffer.concat([header, body, cipher.getAuthTag()]);
    }
    const body = createCipheriv('aes-128-ctr', key, iv).update(payload);
    const tag = createHmac('sha1', auth)
      .update(header)
      .update(body)
      .update(bigEndian(rollover))
      .digest();
    return Buffer.concat([header, body, tag.subarray(0, TAG_BYTES.cm)]);
  }

  /** The RTP packet within; throws when it is not genuine. */
  unprotectRtp(packet: Buffer, rollover: number): Buffer {
    const headerBytes = rtpHeaderBytes(packet);
    const header = packet.subarray(0, headerBytes);
    const end = packet.length - (this.#gcm ? TAG_BYTES.gcm : TAG_BYTES.cm);
    if (end < headerBytes) throw new Error('An SRTP packet is too short.');
    const tag = packet.subarray(end);
    const body = packet.subarray(headerBytes, end);
    const { key, auth } = this.#rtp;
    const iv = this.#rtpIv(packet, rollover);
    if (this.#gcm) return Buffer.concat([header, openGcm(key, iv, header, body, tag)]);
    const right = createHmac('sha1', auth)
      .update(packet.subarray(0, end))
      .update(bigEndian(rollover))
      .digest();
    if (!right.subarray(0, TAG_BYTES.cm).equals(tag)) throw new Error('An SRTP tag is wrong.');
    return Buffer.concat([header, createDecipheriv('aes-128-ctr', key, iv).update(body)]);
  }

  /** Protects an RTCP packet, under the next index. */
  protectRtcp(packet: Buffer): Buffer {
    this.#rtcpIndex += 1;
    const index = bigEndian((this.#rtcpIndex | 0x8000_0000) >>> 0);
    const { key, auth } = this.#rtcp;
    const iv = this.#rtcpIv(packet, this.#rtcpIndex);
    const header = packet.subarray(0, 8);
    if (this.#gcm) {
      const cipher = createCipheriv(GCM, key, iv).setAAD(Buffer.concat([header, index]));
      const body = cipher.update(packet.subarray(8));
      cipher.final();
      return Buffer.concat([header, body, cipher.getAuthTag(), index]);
    }
    const body = createCipheriv('aes-128-ctr', key, iv).update(packet.subarray(8));
    const tag = createHmac('sha1', auth).update(header).update(body).update(index).digest();
    return Buffer.concat([header, body, index, tag.subarray(0, TAG_BYTES.cm)]);
  }

  /** The RTCP packet within; throws when it is not genuine. */
  unprotectRtcp(packet: Buffer): Buffer {
    const { key, auth } = this.#rtcp;
    const indexAt = packet.length - (this.#gcm ? 4 : 4 + TAG_BYTES.cm);
    if (indexAt - (this.#gcm ? TAG_BYTES.gcm : 0) < 8)
      throw new Error('An SRTCP packet is too short.');
    const index = packet.subarray(indexAt, indexAt + 4);
    const iv = this.#rtcpIv(packet, index.readUInt32BE(0) & 0x7fff_ffff);
    const header = packet.subarray(0, 8);
    if (this.#gcm) {
      const tagAt = indexAt - TAG_BYTES.gcm;
      const [body, tag] = [packet.subarray(8, tagAt), packet.subarray(tagAt, indexAt)];
      const plain = openGcm(key, iv, Buffer.concat([header, index]), body, tag);
      return Buffer.concat([header, plain]);
    }
    const right = createHmac('sha1', auth)
      .update(packet.subarray(0, indexAt + 4))
      .digest();
    if (!right.subarray(0, TAG_BYTES.cm).equals(packet.subarray(indexAt + 4)))
      throw new Error('An SRTCP tag is wrong.');
    const body = packet.subarray(8, indexAt);
    return Buffer.concat([header, createDecipheriv('aes-128-ctr', key, iv).update(body)]);
  }

  #rtpIv(packet: Buffer, rollover: number): Buffer {
    const { salt } = this.#rtp;
    if (this.#gcm) {
      const iv = Buffer.alloc(12);
      packet.copy(iv, 2, 8, 12);
      iv.writeUInt32BE(rollover, 6);
      packet.copy(iv, 10, 2, 4);
      return xor(iv, salt);
    }
    const iv = Buffer.alloc(16);
    packet.copy(iv, 4, 8, 12);
    iv.writeUInt32BE(rollover, 8);
    packet.copy(iv, 12, 2, 4);
    return xor(iv, salt);
  }

  #rtcpIv(packet: Buffer, index: number): Buffer {
    const iv = Buffer.alloc(this.#gcm ? 12 : 16);
    packet.copy(iv, this.#gcm ? 2 : 4, 4, 8);
    iv.writeUInt32BE(index, this.#gcm ? 8 : 10);
    return xor(iv, this.#rtcp.salt);
  }
}

function openGcm(key: Buffer, iv: Buffer, header: Buffer, body: Buffer, tag: Buffer): Buffer {
  const decipher = createDecipheriv(GCM, key, iv, { authTagLength: TAG_BYTES.gcm })
    .setAAD(header)
    .setAuthTag(tag);
  const plain = decipher.update(body);
  decipher.final();
  return plain;
}

/** Changes `iv` in place. */
function xor(iv: Buffer, salt: Buffer): Buffer {
  for (let at = 0; at < salt.length; at += 1) iv[at] = (iv[at] ?? 0) ^ (salt[at] ?? 0);
  return iv;
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
