import { expect, it } from 'vitest';
import type { LiveFact } from '#contract/live/events.ts';
import type { MeetingFrame, Participant } from '#contract/live/state.ts';
import { planRecording } from '#server/domain/recording/recording-plan.ts';
import { aFrame, aParticipant, aUserId } from '#tests/support/a-frame.ts';

const START = Date.parse('2026-03-08T01:00:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const chair = aParticipant(['chair', 'votingMember']);
const speaker = aParticipant(['votingMember'], { name: 'Lê Thị An' });
const renamed = { ...speaker, name: 'Lê Thị An Bình' };
const guest = aParticipant(['guest'], { name: 'Lê Thị Báo', isLetIn: true });
const { roles: _, siteId: __, isLetIn: ___, ...asked } = guest;
const before = { ...asked, userId: aUserId(), name: 'Trần Văn Ồn', outAt: at(-60) };
const frame = aFrame({ sites: [] });

const framed = (participants: Participant[], more: Partial<MeetingFrame> = {}): LiveFact => ({
  type: 'meeting.framed',
  frame: { ...frame, participants, ...more },
  quorum: { base: 2, present: 2, required: 2, reached: true },
});
const given = ({ userId }: Participant): LiveFact => ({
  type: 'floor.given',
  userId,
  siteId: null,
  requestId: null,
  limitSeconds: 300,
});
const taken = ({ userId }: Participant): LiveFact => ({ type: 'floor.taken', userId, seconds: 20 });

it('who is in the meeting no more is named as they were called when they spoke, and so is what is missing of them', () => {
  const facts: [number, LiveFact][] = [
    [-60, framed([chair, speaker, guest], { formerGuests: [before] })],
    [-50, { type: 'meeting.started' }],
    [0, { type: 'recording.started' }],
    [10, given(guest)],
    // So it was once noted: first that they are out, then that they speak no more.
    [30, framed([chair, speaker], { formerGuests: [before, { ...asked, outAt: at(30) }] })],
    [30, taken(guest)],
    [40, given(speaker)],
    [45, framed([chair, renamed])],
    [50, framed([chair])],
    [50, taken(speaker)],
    [60, { type: 'recording.stopped' }],
  ];
  const events = facts.map(([seconds, fact], index) => ({
    ...fact,
    seq: index + 1,
    at: at(seconds),
    actorId: chair.userId,
  }));
  const gaps = [guest, renamed, before].map(({ userId: owner }) => ({
    owner,
    source: 'camera' as const,
    fromMs: START,
    toMs: START + 5_000,
  }));
  const { contents } = planRecording(events, { spans: [], gaps }, START + 600_000);
  const { name, position, unitName } = guest;
  expect(contents.speeches).toMatchObject([
    { fromMs: 10_000, toMs: 30_000, name, position, unitName },
    { fromMs: 40_000, toMs: 50_000, name: speaker.name },
  ]);
  expect(contents.gaps.map(({ ofName }) => ofName)).toEqual([name, renamed.name, before.name]);
});
