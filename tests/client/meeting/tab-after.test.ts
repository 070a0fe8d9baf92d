import { expect, it } from 'vitest';
import { tabAfter } from '#client/features/meeting/tab-after.ts';

const NEWS_OF_A_VOTE = ['ballot.opened', 'ballot.counted', 'ballot.closed'] as const;

it('goes to the votes where there is something new of one, and stays for the course of it', () => {
  for (const type of NEWS_OF_A_VOTE) expect(tabAfter({ type }, 'chat')).toBe('ballots');
  for (const type of ['ballot.paused', 'ballot.resumed', 'ballot.handsEntered'] as const)
    expect(tabAfter({ type }, 'chat')).toBe('chat');
});

it('never leaves the proceedings, which somebody is writing', () => {
  for (const type of [...NEWS_OF_A_VOTE, 'readiness.asked', 'speech.requested'] as const)
    expect(tabAfter({ type }, 'proceedings')).toBe('proceedings');
});

it('leaves the votes for who asks to speak, and nothing else', () => {
  expect(tabAfter({ type: 'speech.requested' }, 'ballots')).toBe('speakers');
  expect(tabAfter({ type: 'speech.requested' }, 'attendance')).toBe('attendance');
});
