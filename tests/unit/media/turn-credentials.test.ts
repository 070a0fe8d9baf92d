import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { turnCredentials } from '#server/services/turn-credentials.ts';

const now = new Date('2026-11-22T01:00:00Z');

test('the credentials are what the relay computes itself, and run out in twelve hours', () => {
  const urls = ['turn:relay.example:3478', 'turns:relay.example:443?transport=tcp'];
  const made = turnCredentials({ urls, secret: 'bí mật' }, 'peer', now);
  expect(made.username).toBe(`${now.getTime() / 1000 + 12 * 3600}:peer`);
  expect(made.credential).toBe(createHmac('sha1', 'bí mật').update(made.username).digest('base64'));
  expect(made.urls).toEqual([
    'turn:relay.example:3478',
    'turn:relay.example:3478?transport=tcp',
    'turns:relay.example:443?transport=tcp',
  ]);
});

test.each(['turns:relay.example:443', 'turn:relay.example?transport=tcp'])(
  '%s is taken as it is',
  (url) => {
    expect(turnCredentials({ urls: [url], secret: 's' }, 'peer', now).urls).toEqual([url]);
  },
);
