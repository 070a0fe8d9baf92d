import type { Logger } from 'pino';
import type { MeetingId } from '#contract/ids.ts';
import { askTogether } from './db/ask-together.ts';
import { createBallotBox } from './db/ballot-box-postgres.ts';
import type { Database } from './db/database.ts';
import { createSealedBallotBox } from './db/sealed-ballot-box.ts';
import type { AccountService } from './services/account-service.ts';
import { createBallotConfirmations } from './services/ballot-confirmation.ts';
import { createBallotService } from './services/ballot-service.ts';
import { createLeadingBallots } from './services/leading-ballots.ts';
import type { LiveMeetingService } from './services/live-meeting-service.ts';
import { systemClock } from './services/ports/clock.ts';
import { createSealedBallotService } from './services/sealed-ballot-service.ts';
import type { SecretBallots } from './services/secret-ballots.ts';
import { settleSecretBallots } from './services/settle-secret-ballots.ts';
import type { Settings } from './settings.ts';
import { openBallotKeys } from './storage/ballot-keys.ts';
import { keptSecret } from './storage/kept-secret.ts';
import { openSigningKey } from './storage/signing-key.ts';

/** Opens what secret ballots need: the place of their keys, and the key that signs receipts and bundles. */
export async function openSecretBallots(
  settings: Pick<Settings, 'ballotKeyDir' | 'dataDir'>,
  log: Logger,
): Promise<SecretBallots> {
  const keys = await openBallotKeys(settings.ballotKeyDir);
  if (!keys.isDurable)
    log.warn(
      { folder: settings.ballotKeyDir },
      'no folder in memory (tmpfs) for ballot keys: a restart makes open secret ballots void',
    );
  return { keys, signer: await openSigningKey(settings.dataDir) };
}

/** Opens casting in open and secret votes; `settle` is called once before anybody is let in. */
export function openBallots(parts: {
  database: Pick<Database, 'pool'>;
  live: LiveMeetingService;
  secretBallots: SecretBallots;
  accounts: Pick<AccountService, 'checkPassword'>;
  dataDir: string;
  onListenerError: (error: unknown) => void;
  log: Logger;
}) {
  const { database, live, secretBallots, accounts, dataDir, onListenerError, log } = parts;
  const ballotBox = createBallotBox(database.pool);
  const box = createSealedBallotBox(database.pool);
  const ballots = createBallotService({ ballots: ballotBox, onListenerError });
  const confirmations = createBallotConfirmations({
    secret: keptSecret(dataDir, 'ballot-confirmation-secret'),
    live: { stateOf: statesTogether(live) },
    clock: systemClock,
    checkPassword: accounts.checkPassword,
  });
  const sealedBallots = createSealedBallotService({
    box,
    signer: secretBallots.signer,
    live,
    confirmations,
    onReceived: ballots.tellReceived,
  });
  const settle = () =>
    settleSecretBallots({
      keys: secretBallots.keys,
      box,
      live,
      onError: (err, meetingId) => log.error({ err, meetingId }, 'a secret ballot is not settled'),
    });
  const leading = createLeadingBallots({ box: ballotBox, live });
  return { ballotBox, ballots, sealedBallots, confirmations, leading, settle };
}

/** A hall that votes at one moment reads the state of its meeting once. */
function statesTogether(live: Pick<LiveMeetingService, 'stateOf'>) {
  return askTogether(async (meetingIds: readonly MeetingId[]) => {
    const asked = [...new Set(meetingIds)];
    const states = await Promise.all(asked.map((id) => live.stateOf(id).catch(asError)));
    const stateOf = new Map(asked.map((id, place) => [id, states[place]]));
    return meetingIds.map((id) => stateOf.get(id) ?? new Error('no answer'));
  });
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
