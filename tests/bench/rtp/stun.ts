import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Name and password of both sides, as ICE exchanges them (RFC 8445, 7.2.2). */
export type IceCredentials = {
  localFragment: string;
  remoteFragment: string;
  /** The remote password signs requests and the answers to them. */
  remotePassword: string;
};

const MAGIC_COOKIE = 0x2112a442;
const HEADER_BYTES = 20;
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const USERNAME = 0x0006;
const MESSAGE_INTEGRITY = 0x0008;
const PRIORITY = 0x0024;
const USE_CANDIDATE = 0x0025;
const FINGERPRINT = 0x8028;
const ICE_CONTROLLING = 0x802a;
const FINGERPRINT_XOR = 0x5354554e;
/** Of a host candidate with the highest local preference (RFC 8445, 5.1.2). */
const HOST_PRIORITY = 0x7e_ff_ff_ff;

/** What a binding answer says; `genuine` when it bears the password's signature and an intact checksum. */
export type BindingAnswer = { transactionId: Buffer; genuine: boolean };

/** A binding request that nominates the pair, signed; `transactionId` has 12 bytes. */
export function bindingRequest(
  { localFragment, remoteFragment, remotePassword }: IceCredentials,
  transactionId: Buffer = randomBytes(12),
): Buffer {
  const priority = Buffer.alloc(4);
  priority.writeUInt32BE(HOST_PRIORITY);
  return sealed(
    BINDING_REQUEST,
    transactionId,
    [
      attribute(USERNAME, Buffer.from(`${remoteFragment}:${localFragment}`)),
      attribute(PRIORITY, priority),
      attribute(ICE_CONTROLLING, Buffer.alloc(8, 1)),
      attribute(USE_CANDIDATE, Buffer.alloc(0)),
    ],
    remotePassword,
  );
}

/** A message with the attributes given, MESSAGE-INTEGRITY and FINGERPRINT (RFC 8489, 14.5 and 14.7). */
export function sealed(
  type: number,
  transactionId: Buffer,
  attributes: readonly Buffer[],
  password: string,
): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(type, 0);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  transactionId.copy(header, 8);
  const body = Buffer.concat([header, ...attributes]);
  const integrity = attribute(MESSAGE_INTEGRITY, signature(body, body.length, password));
  const signed = Buffer.concat([body, integrity]);
  const checksum = Buffer.alloc(4);
  // The length already counts the attribute that follows.
  signed.writeUInt16BE(signed.length + 8 - HEADER_BYTES, 2);
  checksum.writeUInt32BE((crc32(signed) ^ FINGERPRINT_XOR) >>> 0);
  return Buffer.concat([signed, attribute(FINGERPRINT, checksum)]);
}

/** Reads an answer to a binding request; null for anything else. */
export function readBindingAnswer(message: Buffer, password: string): BindingAnswer | null {
  if (message.length < HEADER_BYTES || message.readUInt16BE(0) !== BINDING_SUCCESS) return null;
  return {
    transactionId: message.subarray(8, HEADER_BYTES),
    genuine: isGenuine(message, password),
  };
}

/** True when a message's signature is the password's and its checksum, if it has one, is right. */
export function isGenuine(message: Buffer, password: string): boolean {
  let signed = false;
  for (let at = HEADER_BYTES; at + 4 <= message.length; ) {
    const type = message.readUInt16BE(at);
    const length = message.readUInt16BE(at + 2);
    const value = message.subarray(at + 4, at + 4 + length);
    if (type === MESSAGE_INTEGRITY) {
      const right = signature(message, at, password);
      if (value.length !== right.length || !timingSafeEqual(value, right)) return false;
      signed = true;
    }
    if (type === FINGERPRINT) {
      if (value.length !== 4) return false;
      const right = (crc32(message.subarray(0, at)) ^ FINGERPRINT_XOR) >>> 0;
      if (value.readUInt32BE(0) !== right) return false;
    }
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return signed;
}

/** One attribute, padded to four bytes. */
export function attribute(type: number, value: Buffer): Buffer {
  const whole = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  whole.writeUInt16BE(type, 0);
  whole.writeUInt16BE(value.length, 2);
  value.copy(whole, 4);
  return whole;
}

/** Signs what stands before the attribute at `end`, with the length that ends with it. */
function signature(message: Buffer, end: number, password: string): Buffer {
  const covered = Buffer.from(message.subarray(0, end));
  covered.writeUInt16BE(end + 24 - HEADER_BYTES, 2);
  return createHmac('sha1', password).update(covered).digest();
}
