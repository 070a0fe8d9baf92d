import { afterEach, describe, expect, it, vi } from 'vitest';
import { dropTabPart, keepTabPart, readTabPart } from '#client/features/meeting/tab-part.ts';
import { MeetingId, UserId } from '#contract/ids.ts';

const meetingId = MeetingId.parse(crypto.randomUUID());
const userId = UserId.parse(crypto.randomUUID());
const part = { mode: 'companion', microphone: false, camera: true, askedOut: false } as const;

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

/** The place of the entry, as the tab itself chose it. */
function keyOfEntry(): string {
  keepTabPart(meetingId, userId, part);
  return sessionStorage.key(0) ?? '';
}

describe('the part that a tab has in a meeting', () => {
  it('comes back after a reload, and not after leaving', () => {
    keepTabPart(meetingId, userId, part);
    expect(readTabPart(meetingId, userId)).toEqual(part);
    expect(readTabPart(MeetingId.parse(crypto.randomUUID()), userId)).toBeNull();
    dropTabPart(meetingId);
    expect(readTabPart(meetingId, userId)).toBeNull();
  });

  it('is nobody else’s who comes in the same tab', () => {
    keepTabPart(meetingId, userId, part);
    expect(readTabPart(meetingId, UserId.parse(crypto.randomUUID()))).toBeNull();
  });

  it.each([
    '{"mode":"full","micro',
    '',
    'null',
    '"full"',
    '{}',
    `{"userId":"${userId}"}`,
    `{"userId":"${userId}","part":{"mode":"other","microphone":true,"camera":true,"askedOut":false}}`,
    `{"userId":"${userId}","part":{"mode":"full","microphone":"yes","camera":true,"askedOut":false}}`,
    `{"userId":"${userId}","part":{"mode":"full","microphone":true,"camera":true,"askedOut":1}}`,
  ])('is none, and breaks no page, when the entry is damaged: %s', (damaged) => {
    sessionStorage.setItem(keyOfEntry(), damaged);
    expect(readTabPart(meetingId, userId)).toBeNull();
  });

  it('is none in a browser that keeps nothing', () => {
    const refuse = () => {
      throw new DOMException('storage is off', 'SecurityError');
    };
    vi.stubGlobal('sessionStorage', {
      getItem: refuse,
      setItem: refuse,
      removeItem: refuse,
      clear() {},
    });
    expect(() => keepTabPart(meetingId, userId, part)).not.toThrow();
    expect(readTabPart(meetingId, userId)).toBeNull();
    expect(() => dropTabPart(meetingId)).not.toThrow();
  });
});
