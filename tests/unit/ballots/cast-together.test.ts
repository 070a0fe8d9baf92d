import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { BallotId, MeetingId, UserId } from '#contract/ids.ts';
import { type CastPaper, castTogether } from '#server/db/cast-together.ts';

const meetingId = MeetingId.parse(randomUUID());
const [one, other] = [BallotId.parse(randomUUID()), BallotId.parse(randomUUID())];
const voters = Array.from({ length: 5 }, () => UserId.parse(randomUUID()));

const paper = (ballotId: BallotId, voterId: UserId, content: string) => ({
  meetingId,
  ballotId,
  voterId,
  content,
});

/** A box that remembers how it was asked; it can't take the vote named. */
function aBox(broken?: BallotId) {
  const asked: CastPaper<string>[][] = [];
  const cast = castTogether(async (_, ballotId, papers: readonly CastPaper<string>[]) => {
    asked.push([...papers]);
    if (ballotId === broken) throw new Error('no line to the database');
    return papers.map(({ voterId, content }) => ({ voterId, kept: content }));
  });
  return { asked, cast };
}

test('the ballots of one moment go together, sorted by voter, and each voter gets the own answer', async () => {
  const { asked, cast } = aBox();
  const answers = await Promise.all(
    voters.map((voter, index) => cast(paper(one, voter, `${index}`))),
  );
  expect(answers).toEqual(voters.map((voterId, index) => ({ voterId, kept: `${index}` })));
  expect(asked.map((papers) => papers.map(({ voterId }) => voterId))).toEqual([voters.toSorted()]);
});

test('of two papers of one voter the first goes in, and both learn what counts', async () => {
  const { asked, cast } = aBox();
  const [voter] = voters as [UserId, ...UserId[]];
  const answers = await Promise.all([
    cast(paper(one, voter, 'first')),
    cast(paper(one, voter, 'second')),
  ]);
  expect(answers.map((answer) => answer?.kept)).toEqual(['first', 'first']);
  expect(asked).toHaveLength(1);
});

test('what one vote fails at is nothing to another, and the next moment asks anew', async () => {
  const { asked, cast } = aBox(other);
  const [voter] = voters as [UserId, ...UserId[]];
  const both = () =>
    Promise.allSettled([cast(paper(one, voter, 'for')), cast(paper(other, voter, 'for'))]);
  for (const _ of [1, 2]) {
    expect((await both()).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  }
  expect(asked).toHaveLength(4);
});

test('more than a statement takes go in several', async () => {
  const { asked, cast } = aBox();
  const many = Array.from({ length: 600 }, () => UserId.parse(randomUUID()));
  const answers = await Promise.all(many.map((voter) => cast(paper(one, voter, voter))));
  expect(answers.map((answer) => answer?.kept)).toEqual(many);
  expect(asked.map((papers) => papers.length)).toEqual([256, 256, 88]);
});
