import { expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import { FEWEST_HIDDEN_VOTERS } from '#contract/secret-ballots/hides-little.ts';
import { aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

/** A secret vote to which so many ballots came, and what is asked of it. */
async function aVote(received: number) {
  const ballot = await aSecretBallot(database.pool);
  const cast = (place: number) => ballot.cast(ballot.voters[place] as UserId, 'for');
  for (let place = 0; place < received; place += 1) await cast(place);
  return {
    ...ballot,
    cast,
    closeSilently: () => ballot.close(ballot.live, {}),
    async countedEvent() {
      const { rows } = await database.pool.query<{ payload: Record<string, unknown> }>(
        `select payload from meeting_event where meeting_id = $1 and type = 'ballot.counted'`,
        [ballot.meetingId],
      );
      return rows[0]?.payload;
    },
  };
}

it('is not closed silently while so few came that they show single choices, and goes on', async () => {
  const vote = await aVote(1);
  await expect(vote.closeSilently()).rejects.toMatchObject({
    code: 'WRONG_STATE',
    body: { reason: 'few-secret-ballots' },
  });
  for (let place = 1; place < FEWEST_HIDDEN_VOTERS; place += 1) {
    await expect(vote.closeSilently()).rejects.toThrow('few-secret-ballots');
    await vote.cast(place);
  }
  await vote.closeSilently();
  expect(await vote.countedEvent()).not.toHaveProperty('despiteFew');
});

it('is closed where that is said expressly, and the event keeps that it was', async () => {
  const vote = await aVote(1);
  await vote.close();
  expect(await vote.countedEvent()).toMatchObject({ despiteFew: true });
});

it('needs no such word where nothing came, nor is one kept where enough did', async () => {
  const none = await aVote(0);
  await none.closeSilently();
  expect(await none.countedEvent()).not.toHaveProperty('despiteFew');
  const enough = await aVote(FEWEST_HIDDEN_VOTERS);
  await enough.close();
  expect(await enough.countedEvent()).not.toHaveProperty('despiteFew');
});

it('shows no choice when its time is over without that word', async () => {
  const ballot = await aSecretBallot(database.pool, { seconds: 3 });
  await ballot.cast(ballot.voters[1] as UserId, 'for');
  const isOver = 'select closes_at < clock_timestamp() as over from ballot where id = $1';
  await expect
    .poll(async () => (await database.pool.query(isOver, [ballot.ballotId])).rows, {
      timeout: 15_000,
    })
    .toEqual([{ over: true }]);
  await expect(ballot.close(ballot.live, {})).rejects.toThrow('few-secret-ballots');
});
