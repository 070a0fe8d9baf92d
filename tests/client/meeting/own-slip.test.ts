import { beforeEach, expect, test } from 'vitest';
import { keepSlip, noteReceived, ownCode } from '#client/features/ballots/own-slip.ts';
import type { BallotId, UserId } from '#contract/ids.ts';

const ballot = 'b' as BallotId;
const voter = 'v' as UserId;
const AT = '2026-11-27T02:00:00.000Z';

beforeEach(() => sessionStorage.clear());

test('a code is shown from when its ballot was received, with the time of the first answer', () => {
  keepSlip(ballot, voter, { code: 'ABCD-EFGH-JKMN', envelopeHash: 'x' });
  expect(ownCode(ballot, voter)).toBeNull();
  const received = { code: 'ABCD-EFGH-JKMN', receivedAt: AT };
  expect(noteReceived(ballot, voter, { envelopeHash: 'x', at: AT })).toEqual(received);
  expect(noteReceived(ballot, voter, { envelopeHash: 'x', at: null })).toEqual(received);
  expect(ownCode(ballot, voter)).toBe('ABCD-EFGH-JKMN');
});

test('the code of a ballot that does not count is never shown', () => {
  keepSlip(ballot, voter, { code: 'ABCD-EFGH-JKMN', envelopeHash: 'x' });
  const elsewhere = noteReceived(ballot, voter, { envelopeHash: 'y', at: AT });
  expect(elsewhere).toEqual({ code: null, receivedAt: null });
  expect(ownCode(ballot, voter)).toBeNull();
});

test('knows nothing of another person on the same device, nor of what is not its own writing', () => {
  keepSlip(ballot, voter, { code: 'ABCD-EFGH-JKMN', envelopeHash: 'x' });
  noteReceived(ballot, voter, { envelopeHash: 'x', at: AT });
  expect(ownCode(ballot, 'w' as UserId)).toBeNull();
  sessionStorage.setItem('nghi-su.slip.b.v', '{');
  expect(ownCode(ballot, voter)).toBeNull();
});
