import { expect, it } from 'vitest';
import { isSameOrigin } from '#server/http/same-origin.ts';

const host = 'hop.chauthanh.vn';

it.each([
  ['the own address', `https://${host}`, null, true],
  ['another site', 'https://ke-xau.example', null, false],
  ['the own address as a part of another name', `https://${host}.ke-xau.example`, null, false],
  ['another port', `https://${host}:8443`, null, false],
  ['a page without an origin', 'null', null, false],
  ['no origin at all', undefined, null, false],
  ['the public address behind a proxy', 'https://cong.angiang.vn', 'https://cong.angiang.vn', true],
  [
    'the public address over plain HTTP',
    'http://cong.angiang.vn',
    'https://cong.angiang.vn',
    false,
  ],
])('%s: %s', (_name, origin, publicUrl, expected) => {
  expect(isSameOrigin({ origin, host }, publicUrl)).toBe(expected);
});
