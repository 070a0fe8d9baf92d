import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { onTestFinished } from 'vitest';
import { refuse } from '#contract/errors.ts';
import { BallotId, CommandId, UnitId, type UserId } from '#contract/ids.ts';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { BallotChoice, OpenBallot } from '#contract/live/state.ts';
import { sealBallot } from '#contract/secret-ballots/seal-ballot.ts';
import { createBallotSigner, newSigningKey } from '#contract/secret-ballots/signing.ts';
import { newSlipCode, slipBytesOf } from '#contract/secret-ballots/slip.ts';
import type { CodesShownTo } from '#contract/secret-ballots/terms.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { createSealedBallotBox } from '#server/db/sealed-ballot-box.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createBallotConfirmations } from '#server/services/ballot-confirmation.ts';
import { createLiveMeetingService } from '#server/services/live-meeting-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import type { LiveEvents } from '#server/services/ports/live-events.ts';
import { createSealedBallotService } from '#server/services/sealed-ballot-service.ts';
import { settleSecretBallots } from '#server/services/settle-secret-ballots.ts';
import { openBallotKeys } from '#server/storage/ballot-keys.ts';
import { PASSWORD } from './a-district.ts';
import { aFrame, aParticipant } from './a-frame.ts';

const newCommandId = () => CommandId.parse(randomUUID());

/** An actor who has nothing but an account. */
export const anActor = (userId: UserId): Actor => ({
  userId,
  kind: 'person',
  name: 'Ủy viên',
  unitId: UnitId.parse(randomUUID()),
  siteId: null,
  unitRoles: [],
  mustChangePassword: false,
  sessionHash: 'x',
});

async function isPassword(_: Actor, password: string): Promise<void> {
  if (password !== PASSWORD) throw refuse('WRONG_CREDENTIALS', 'password-again');
}

/** A meeting with a secret ballot that is open, on a real database and with its key in memory; `events` may stand between. */
export async function aSecretBallot(
  pool: Pool,
  options: {
    voters?: number;
    seconds?: number | null;
    codesShownTo?: CodesShownTo;
    method?: BallotMethod | undefined;
    /** Voters confirm with `PASSWORD` of `a-district.ts`, or as `checkPassword` says. */
    asksPassword?: true;
    checkPassword?: (actor: Actor, password: string) => Promise<void>;
    through?: (events: LiveEvents) => LiveEvents;
  } = {},
) {
  const { voters: count = 6, seconds = null, codesShownTo = 'participants', method } = options;
  const through = options.through ?? ((events) => events);
  const frame = aFrame({
    participants: [
      aParticipant(['chair', 'votingMember']),
      ...Array.from({ length: count - 1 }, () => aParticipant(['votingMember'])),
      aParticipant(['guest']),
    ],
    ...(options.asksPassword && { asksPassword: true }),
  });
  const { meetingId } = frame;
  const keyDir = mkdtempSync('/dev/shm/nghi-su-test-');
  onTestFinished(() => rmSync(keyDir, { recursive: true, force: true }));
  const signer = await createBallotSigner(await newSigningKey());
  const box = createSealedBallotBox(pool);

  /** A server process of its own: it shares the database and the key folder, and nothing else. */
  async function aServer() {
    const keys = await openBallotKeys(keyDir);
    const live = createLiveMeetingService({
      events: through(createLiveEvents(pool)),
      frames: { read: async () => frame },
      clock: systemClock,
      secretBallots: { keys, signer },
    });
    const heard: string[] = [];
    const confirmations = createBallotConfirmations({
      secret: 'secret of the test',
      live,
      clock: systemClock,
      checkPassword: options.checkPassword ?? isPassword,
    });
    const sealed = createSealedBallotService({
      box,
      signer,
      live,
      confirmations,
      onReceived: (_, id) => heard.push(id),
    });
    const settle = () =>
      settleSecretBallots({
        keys,
        box,
        live,
        onError: (error) => {
          throw error;
        },
      });
    return { keys, live, sealed, confirmations, settle, heard };
  }

  const server = await aServer();
  const { live, sealed } = server;
  await server.settle();
  const ids = frame.participants.map((p) => p.userId);
  const chair = ids[0] as UserId;
  const voters = ids.slice(0, -1);
  await live.reframe(meetingId, chair);
  await live.run(chair, meetingId, newCommandId(), {
    name: 'meeting.start',
    input: { reason: 'Chủ trì quyết định họp' },
  });
  const id = newCommandId();
  await live.run(chair, meetingId, id, {
    name: 'ballot.open',
    input: {
      itemId: null,
      question: 'Giới thiệu nhân sự?',
      seconds,
      method,
      secret: { codesShownTo },
    },
  });
  const ballotId = BallotId.parse(id);
  const { openBallot } = await live.stateOf(meetingId);
  const terms = openBallot?.secret as NonNullable<OpenBallot['secret']>;

  const bindingOf = (voterId: UserId) => ({ ballotId, questionHash: terms.questionHash, voterId });
  const seal = (voterId: UserId, choice: BallotChoice, code = newSlipCode()) =>
    sealBallot(terms.publicKey, bindingOf(voterId), { code, choice }, slipBytesOf(method));
  const send = (voterId: UserId, envelope: Uint8Array<ArrayBuffer>) =>
    sealed.cast(anActor(voterId), meetingId, ballotId, { envelope });
  /** Closes it however few came, unless `input` says otherwise. */
  const close = (on = live, input: { despiteFew?: true } = { despiteFew: true }) =>
    on.run(chair, meetingId, newCommandId(), {
      name: 'ballot.close',
      input: { ballotId, ...input },
    });
  const publish = (on = live) =>
    on.run(chair, meetingId, newCommandId(), { name: 'ballot.publish', input: { ballotId } });
  return {
    ...server,
    frame,
    meetingId,
    ballotId,
    terms,
    box,
    chair,
    voters,
    guest: ids.at(-1) as UserId,
    keyFile: join(keyDir, `${ballotId}.key`),
    aServer,
    seal,
    send,
    cast: async (voterId: UserId, choice: BallotChoice, code?: ReturnType<typeof newSlipCode>) =>
      send(voterId, await seal(voterId, choice, code)),
    close,
    publish,
    /** Closes the vote and publishes its result. */
    async finish(on = live) {
      await close(on);
      await publish(on);
    },
    makeVoid: (reason: string) =>
      live.run(chair, meetingId, newCommandId(), {
        name: 'ballot.void',
        input: { ballotId, reason },
      }),
  };
}
