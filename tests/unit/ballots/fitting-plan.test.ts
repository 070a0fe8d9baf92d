import { expect, it } from 'vitest';
import { preparedBallotRoutes } from '#contract/http/prepared-ballots.ts';
import { aMethod } from '#tests/support/a-method.ts';

const plan = { question: 'Thông qua dự toán?', seconds: null };
const secret = { codesShownTo: 'nobody' };
const { 'preparedBallots.add': add, 'preparedBallots.update': update } = preparedBallotRoutes;

it('no show of hands is prepared that is secret or among options, neither new nor changed', () => {
  const isTaken = (more: object) => [
    add.body.safeParse({ preparedBallotId: crypto.randomUUID(), plan: { ...plan, ...more } })
      .success,
    update.body.safeParse({ version: 1, plan: { ...plan, ...more } }).success,
  ];
  for (const fits of [{ byHands: true }, { secret }, { secret, method: aMethod() }])
    expect(isTaken(fits)).toEqual([true, true]);
  for (const clashes of [
    { byHands: true, secret },
    { byHands: true, method: aMethod() },
  ])
    expect(isTaken(clashes)).toEqual([false, false]);
});
