import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BallotId, MeetingId, type UserId } from '#contract/ids.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import { toHex } from '#contract/secret-ballots/hex.ts';
import { sealBallot } from '#contract/secret-ballots/seal-ballot.ts';
import { newSlipCode } from '#contract/secret-ballots/slip.ts';
import { aConferenceSocket, type ConferenceSocket } from '#tests/support/a-conference-socket.ts';
import { aDistrict, PASSWORD } from '#tests/support/a-district.ts';
import { type Browser, useServer } from '#tests/support/use-server.ts';

const server = useServer();
const meetingId = MeetingId.parse(randomUUID());
const ballotId = BallotId.parse(randomUUID());
const path = `/api/meetings/${meetingId}/ballots/${ballotId}`;
let voterId: UserId;
let voter: Browser;
let chair: ConferenceSocket;
let terms: NonNullable<OpenBallot['secret']>;

/** A running meeting that asks for the password, with a secret vote that is open. */
beforeAll(async () => {
  const district = await aDistrict(server.database.prisma);
  const chairId = await district.account('chutri', ['leader']);
  voterId = await district.account('uyvien', ['member']);
  const { siteIds: _, ...info } = district.info({ chairId, secretaryId: chairId });
  await server.database.prisma.meeting.create({
    data: {
      ...info,
      id: meetingId,
      unitId: district.unitId,
      createdById: chairId,
      searchText: '',
      asksPassword: true,
      items: { create: { position: 0, title: 'Nhân sự' } },
      participants: { create: { accountId: voterId, roles: ['votingMember'] } },
    },
  });
  const leading = await server.signIn('chutri');
  const released = await leading.send('POST', `/api/meetings/${meetingId}/release`, { version: 1 });
  expect(await released.json()).toMatchObject({ asksPassword: true });
  chair = await aConferenceSocket(server.url, leading.cookie);
  await chair.enter(meetingId);
  const run = (name: string, input: object, commandId: string = randomUUID()) =>
    chair.socket.emitWithAck('command', { meetingId, commandId, name, input } as never);
  await run('meeting.start', { reason: 'Chủ trì quyết định họp' });
  const asked = { itemId: null, question: 'Nhân sự?', seconds: null };
  await run('ballot.open', { ...asked, secret: { codesShownTo: 'nobody' } }, ballotId);
  voter = await server.signIn('uyvien');
  const watching = await aConferenceSocket(server.url, voter.cookie);
  const welcome = await watching.enter(meetingId);
  watching.socket.disconnect();
  if (!welcome.ok || welcome.value.catchUp.kind !== 'snapshot') throw new Error('no snapshot');
  const { openBallot } = welcome.value.catchUp.state;
  if (!openBallot?.secret) throw new Error('no secret vote');
  terms = openBallot.secret;
});
afterAll(() => void chair?.socket.disconnect());

async function envelope(): Promise<string> {
  const binding = { ballotId, questionHash: terms.questionHash, voterId };
  const slip = { code: newSlipCode(), choice: 'for' as const };
  return toHex(await sealBallot(terms.publicKey, binding, slip));
}
const confirm = (password: string, by = voter) =>
  by.send('POST', `/api/meetings/${meetingId}/confirmation`, { password });

it('a voter confirms with the password of signing in, and the session that did so casts', async () => {
  expect(terms.asksPassword).toBe(true);
  const body = { envelope: await envelope() };
  const refused = await voter.send('POST', `${path}/sealed`, body);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ reason: 'confirm-password' });
  expect((await confirm(PASSWORD, server.browser())).status).toBe(401);

  const confirmed = await confirm(PASSWORD);
  expect(confirmed.status).toBe(200);
  const { confirmation } = (await confirmed.json()) as { confirmation: string };
  const elsewhere = await server.signIn('uyvien');
  const other = await elsewhere.send('POST', `${path}/sealed`, { ...body, confirmation });
  expect(other.status).toBe(403);
  const cast = await voter.send('POST', `${path}/sealed`, { ...body, confirmation });
  expect(cast.status).toBe(200);
  expect(await cast.json()).toMatchObject({ receipt: { ballotId } });
});

it('guesses are slowed down as at the sign-in, in their session alone', async () => {
  const guesses: Response[] = [];
  // As many as the throttle lets through; then it is closed also to the right password.
  while (guesses.length < 20 && guesses.at(-1)?.status !== 429)
    guesses.push(await confirm('không phải'));
  expect(guesses.length).toBeGreaterThan(1);
  expect(guesses.at(-1)?.status).toBe(429);
  expect(await guesses[0]?.json()).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  expect((await confirm(PASSWORD)).status).toBe(429);
  expect((await confirm(PASSWORD, await server.signIn('uyvien'))).status).toBe(200);
});
