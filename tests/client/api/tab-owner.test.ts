import { beforeEach, expect, test } from 'vitest';
import { keepTicket, keptTicket } from '#client/api/guest-ticket.ts';
import { giveTabTo } from '#client/api/tab-owner.ts';
import { isEchoAccepted, keepEchoAccepted } from '#client/features/conference/echo-consent.ts';
import { rememberChoice, rememberedChoice } from '#client/media/picture-choice.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';

const [first, second] = ['a', 'b'] as [UserId, UserId];
const meetingId = 'm' as MeetingId;

beforeEach(() => sessionStorage.clear());

test('what one account chose in a tab holds after a reload, and not for the next account', () => {
  giveTabTo(first);
  keepEchoAccepted(meetingId);
  rememberChoice('none', '/hop/m');
  giveTabTo(first);
  expect(isEchoAccepted(meetingId)).toBe(true);
  expect(rememberedChoice('/hop/m')).toBe('none');
  giveTabTo(second);
  expect(isEchoAccepted(meetingId)).toBe(false);
  expect(rememberedChoice('/hop/m')).toBe('all');
});

test('who waited in the tab keeps the place when the account is known', () => {
  keepTicket('ve-1');
  giveTabTo(first);
  expect(keptTicket()).toBe('ve-1');
});
