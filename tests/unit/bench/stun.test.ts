import { describe, expect, test } from 'vitest';
import {
  attribute,
  bindingRequest,
  isGenuine,
  readBindingAnswer,
  sealed,
} from '#tests/bench/rtp/stun.ts';

/** RFC 5769, 2.1 and 2.2. */
const PASSWORD = 'VOkJxbRl1RmTxUk/WvJxBt';
const REQUEST = Buffer.from(
  `000100582112a442b7e7a701bc34d686fa87dfae
   802200105354554e207465737420636c69656e74
   002400046e0001ff
   80290008932ff9b151263b36
   000600096576746a3a68367659202020
   000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
   80280004e57a3bcf`.replaceAll(/\s/g, ''),
  'hex',
);
const ANSWER = Buffer.from(
  `0101003c2112a442b7e7a701bc34d686fa87dfae
   8022000b7465737420766563746f7220
   002000080001a147e112a643
   000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7
   80280004c07d4c96`.replaceAll(/\s/g, ''),
  'hex',
);

describe('STUN by the vectors of RFC 5769', () => {
  test('the sample request is genuine, with another password or a changed bit it is not', () => {
    expect(isGenuine(REQUEST, PASSWORD)).toBe(true);
    expect(isGenuine(REQUEST, `${PASSWORD}x`)).toBe(false);
    const changed = Buffer.from(REQUEST);
    changed[30] = (changed[30] ?? 0) ^ 1;
    expect(isGenuine(changed, PASSWORD)).toBe(false);
  });

  test('the sample request is made from its parts', () => {
    const username = attribute(0x0006, Buffer.from('evtj:h6vY'));
    // The sample pads with spaces.
    username.fill(0x20, 4 + 9);
    const made = sealed(
      0x0001,
      REQUEST.subarray(8, 20),
      [
        attribute(0x8022, Buffer.from('STUN test client')),
        attribute(0x0024, Buffer.from('6e0001ff', 'hex')),
        attribute(0x8029, Buffer.from('932ff9b151263b36', 'hex')),
        username,
      ],
      PASSWORD,
    );
    expect(made.toString('hex')).toBe(REQUEST.toString('hex'));
  });

  test('the sample answer is read', () => {
    expect(readBindingAnswer(ANSWER, PASSWORD)).toEqual({
      transactionId: ANSWER.subarray(8, 20),
      genuine: true,
    });
    expect(readBindingAnswer(ANSWER, 'other')?.genuine).toBe(false);
    expect(readBindingAnswer(REQUEST, PASSWORD)).toBeNull();
  });

  test('a request names both sides and is signed with the remote password', () => {
    const request = bindingRequest({
      localFragment: 'trong',
      remoteFragment: 'ngoai',
      remotePassword: 'mật khẩu',
    });
    expect(isGenuine(request, 'mật khẩu')).toBe(true);
    expect(request.includes('ngoai:trong')).toBe(true);
  });
});
