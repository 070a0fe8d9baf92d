import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { VersionId } from '#contract/ids.ts';
import type { FrameDocument, MeetingFrame } from '#contract/live/state.ts';
import { frameNews } from '#server/domain/live/frame-news.ts';
import { aDocument, aFrame, anItem, aParticipant } from '#tests/support/a-frame.ts';

const secretary = aParticipant(['secretary']);
const member = aParticipant(['votingMember']);
const guest = aParticipant(['guest']);
const participants = [secretary, member, guest];
const forMembers = { roles: ['votingMember' as const], unitIds: [], userIds: [], siteIds: [] };

const meeting = aFrame({ participants });
const holding = (...documents: FrameDocument[]): MeetingFrame => ({
  ...meeting,
  items: [anItem({ documents })],
});
const newsOf = (before: MeetingFrame | null, after: MeetingFrame) =>
  frameNews(before, after, secretary.userId).map(({ to, content }) => [content.kind, to]);
const both = [member.userId, guest.userId];

it('invites everybody but who released the meeting, and later who joins the list', () => {
  expect(newsOf(null, meeting)).toEqual([['meetingReleased', both]]);
  const joined = aParticipant(['delegate']);
  const after = { ...meeting, participants: [...participants, joined] };
  expect(newsOf(meeting, after)).toEqual([['meetingReleased', [joined.userId]]]);
});

it('tells of another time or place', () => {
  expect(newsOf(meeting, { ...meeting, place: 'Phòng họp số 9' })).toEqual([
    ['meetingMoved', both],
  ]);
});

it('tells of a document that came, was replaced, became internal, and went', () => {
  const document = aDocument();
  const replaced = { ...document, versionId: VersionId.parse(randomUUID()) };
  const steps = [
    holding(),
    holding(document),
    holding(replaced),
    holding({ ...replaced, isInternal: true }),
    holding(),
  ];
  const told = steps.slice(1).flatMap((after, index) => newsOf(steps[index] ?? null, after));
  expect(told).toEqual([
    ['documentAdded', both],
    ['documentReplaced', both],
    ['documentInternal', both],
    ['documentTakenBack', both],
  ]);
});

it('says that a document came late', () => {
  const [news] = frameNews(holding(), holding(aDocument({ isLate: true })), secretary.userId);
  expect(news?.content).toMatchObject({ kind: 'documentAdded', isLate: true });
});

it('tells those whom a document is meant for, of a narrowed audience as of a recall', () => {
  const document = aDocument();
  const narrowed = { ...document, audience: forMembers };
  expect(newsOf(holding(), holding(narrowed))).toEqual([['documentAdded', [member.userId]]]);
  expect(newsOf(holding(document), holding(narrowed))).toEqual([
    ['documentTakenBack', [guest.userId]],
  ]);
});

it('says nothing of a document that goes to another item', () => {
  const document = aDocument();
  const [from, to] = [anItem({ documents: [document] }), anItem({ documents: [] })];
  const before = { ...meeting, items: [from, to] };
  const after = {
    ...meeting,
    items: [
      { ...from, documents: [] },
      { ...to, documents: [document] },
    ],
  };
  expect(newsOf(before, after)).toEqual([]);
});
