import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type AgendaItemId, BallotId, type UserId } from '#contract/ids.ts';
import { ballotsOnItem } from '#contract/live/items-of-ballot.ts';
import { createLeadingBallots } from '#server/services/leading-ballots.ts';
import { anItem } from '#tests/support/a-frame.ts';
import { aVotingMeeting } from '#tests/support/a-voting-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

/** A show of hands in a meeting of so many voters, all of them present. */
async function aShowOfHands(members = 5) {
  const meeting = await aVotingMeeting(database.pool, { members });
  for (const userId of meeting.voters)
    await meeting.run(userId, { name: 'attendance.checkIn', input: { mode: 'inPerson' } });
  const ballotId = await meeting.open({ byHands: true, seconds: 60, publishesAtClose: true });
  const enter = (teller: UserId, counts: [number, number, number], on = ballotId) =>
    meeting.run(teller, {
      name: 'ballot.enterHands',
      input: {
        ballotId: on,
        figures: { for: counts[0], against: counts[1], abstain: counts[2], chairChoice: null },
      },
    });
  const leading = createLeadingBallots({ box: meeting.box, live: meeting.live });
  const differing = () => leading.differingCounts(meeting.meetingId, ballotId);
  const hands = async () => (await meeting.state()).openBallot?.hands;
  return { ...meeting, ballotId, enter, leading, differing, hands };
}

describe('a show of hands', () => {
  it('is counted when two persons enter the same, and published by the chair with who counted', async () => {
    const show = await aShowOfHands();
    const { chair, secretary, ballotId } = show;
    expect((await show.state()).openBallot?.closesAt).toBeNull();
    await show.enter(secretary, [4, 1, 0]);
    expect((await show.state()).countedBallot).toBeNull();
    await show.enter(chair, [4, 1, 0]);
    expect((await show.state()).countedBallot?.ballot.ballotId).toBe(ballotId);
    const expected = { base: 5, cast: 5, for: 4, against: 1, abstain: 0, outcome: 'passed' };
    const outcome = await show.leading.outcome(show.meetingId, ballotId);
    expect(outcome.result).toMatchObject(expected);
    await show.run(chair, { name: 'ballot.publish', input: { ballotId } });
    const [closed] = (await show.state()).closedBallots;
    expect(closed).toMatchObject({ result: expected, rollCall: [] });
    expect(closed?.hands?.enteredBy).toEqual([secretary, chair]);
  });

  it('is counted anew where the two differ; each is seen by the other only then', async () => {
    const show = await aShowOfHands();
    const { chair, secretary } = show;
    await show.enter(secretary, [3, 1, 1]);
    expect(await show.differing()).toEqual({ counts: [] });
    await show.enter(chair, [3, 2, 0]);
    expect(await show.hands()).toEqual({ enteredBy: [], differed: 1 });
    const { counts } = await show.differing();
    expect(new Map(counts.map(({ userId, figures }) => [userId, figures.against]))).toEqual(
      new Map([
        [secretary, 1],
        [chair, 2],
      ]),
    );
    await show.enter(chair, [3, 1, 1]);
    // The new count of the one is not shown to the other either.
    expect(await show.differing()).toEqual({ counts });
    await show.enter(secretary, [3, 1, 1]);
    expect((await show.state()).countedBallot).not.toBeNull();
  });

  it('has no figure in the stream before it is published', async () => {
    const show = await aShowOfHands();
    await show.enter(show.secretary, [3, 0, 0]);
    await show.enter(show.chair, [3, 1, 0]);
    const { rows } = await database.pool.query<{ text: string }>(
      "select payload::text as text from meeting_event where meeting_id = $1 and type like 'ballot.hands%'",
      [show.meetingId],
    );
    expect(rows).toHaveLength(3);
    for (const { text } of rows) expect(text).not.toMatch(/for|against|figures/);
  });

  it('takes a corrected count until the second is in, and never one person’s as two', async () => {
    const show = await aShowOfHands();
    const { chair, secretary } = show;
    await show.enter(secretary, [4, 0, 0]);
    await show.enter(secretary, [5, 0, 0]);
    expect(await show.hands()).toEqual({ enteredBy: [secretary], differed: 0 });
    await show.enter(chair, [5, 0, 0]);
    expect((await show.state()).countedBallot).not.toBeNull();
  });

  it('is counted once when two enter at the same moment', async () => {
    const show = await aShowOfHands();
    await Promise.all([show.enter(show.secretary, [2, 2, 1]), show.enter(show.chair, [2, 2, 1])]);
    expect((await show.state()).countedBallot?.ballot.hands?.enteredBy).toHaveLength(2);
  });

  it('refuses more hands than voters who are present, who may not count, and ballots on devices', async () => {
    const show = await aShowOfHands();
    const { chair, ballotId, voters, guest } = show;
    await expect(show.enter(chair, [5, 1, 0])).rejects.toMatchObject({
      body: { reason: 'more-hands-than-present' },
    });
    const { rowCount } = await database.pool.query('select from hand_count where ballot_id = $1', [
      ballotId,
    ]);
    expect(rowCount).toBe(0);
    const [, member] = voters as [UserId, UserId];
    for (const who of [member, guest])
      await expect(show.enter(who, [1, 0, 0])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(show.cast(member, ballotId, 'for')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const name of ['ballot.close', 'ballot.pause'] as const)
      await expect(show.run(chair, { name, input: { ballotId } })).rejects.toMatchObject({
        body: { reason: 'hands-not-counted' },
      });
    await expect(show.enter(chair, [1, 0, 0], BallotId.parse(randomUUID()))).rejects.toMatchObject({
      body: { reason: 'ballot-not-open' },
    });
  });
});

describe('a vote on several items', () => {
  it('has one result, which is that of each item', async () => {
    const items = [anItem(), anItem(), anItem()];
    const meeting = await aVotingMeeting(database.pool, { more: { items } });
    const [first, second, third] = items.map((item) => item.itemId) as [
      AgendaItemId,
      AgendaItemId,
      AgendaItemId,
    ];
    const ballotId = await meeting.open({ itemId: first, itemIds: [first, third] });
    for (const voter of meeting.voters) await meeting.cast(voter, ballotId, 'for');
    await meeting.finish(ballotId);
    const state = await meeting.state();
    for (const itemId of [first, third])
      expect(ballotsOnItem(state, itemId).map((ballot) => ballot.result)).toMatchObject([
        { for: 5, outcome: 'passed' },
      ]);
    expect(ballotsOnItem(state, second)).toEqual([]);
  });

  it('is refused on an item that is not there, twice on one, and with another first', async () => {
    const items = [anItem(), anItem()];
    const meeting = await aVotingMeeting(database.pool, { more: { items } });
    const [first, second] = items.map((item) => item.itemId) as [AgendaItemId, AgendaItemId];
    const foreign = randomUUID() as AgendaItemId;
    const open = (itemIds: AgendaItemId[]) => meeting.open({ itemId: first, itemIds });
    await expect(open([first, foreign])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(open([first, first])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(open([second, first])).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
