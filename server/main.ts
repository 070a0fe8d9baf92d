import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createMediasoupEngine } from '#media/mediasoup/mediasoup-engine.ts';
import { workerPath } from '#media/worker/worker-path.ts';
import { createAccountStore } from './db/account-store.ts';
import { createAuditLog } from './db/audit.ts';
import { createBallotBox } from './db/ballot-box-postgres.ts';
import { openDatabase } from './db/database.ts';
import { openEmbeddedPostgres } from './db/embedded-postgres.ts';
import { createFrameReader } from './db/frame-reader.ts';
import { createLiveEvents } from './db/live-events-postgres.ts';
import { createMeetingStore } from './db/meeting-store.ts';
import { migrate } from './db/migrate.ts';
import { createSessionStore } from './db/session-store.ts';
import { createSignInThrottleStore } from './db/sign-in-throttle-store.ts';
import { createStandings } from './db/standings.ts';
import { createUnitDirectory } from './db/unit-directory.ts';
import { createApp } from './http/app.ts';
import { accountHandlers } from './http/handlers/account.ts';
import { ballotHandlers } from './http/handlers/ballots.ts';
import { mediaHandlers } from './http/handlers/media.ts';
import { unitHandlers } from './http/handlers/units.ts';
import type { Handlers } from './http/handlers.ts';
import { createMetrics } from './http/metrics.ts';
import { isSameOrigin } from './http/same-origin.ts';
import { sessionCookie } from './http/session-cookie.ts';
import { createLog } from './log.ts';
import { openLiveGateway } from './realtime/live-gateway.ts';
import { createMediaGateway } from './realtime/media-gateway.ts';
import { createAccountService } from './services/account-service.ts';
import { createBallotService } from './services/ballot-service.ts';
import { createConferenceService } from './services/conference-service.ts';
import { createLiveMeetingService } from './services/live-meeting-service.ts';
import { createMeetingAccess } from './services/meeting-access.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import { createSessionService } from './services/session-service.ts';
import { createUnitService } from './services/unit-service.ts';
import { readSettings, type Settings } from './settings.ts';

const CLIENT_FOLDER = join(import.meta.dirname, '../client/dist');

/** Starts everything in order and returns what ends it, last opened first. */
async function start(settings: Settings): Promise<{ url: string; close: () => Promise<void> }> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    const log = createLog(settings.logLevel);
    let { databaseUrl } = settings;
    if (databaseUrl === null) {
      const postgres = await openEmbeddedPostgres({ dataDir: settings.dataDir });
      closers.push(() => postgres.close());
      databaseUrl = postgres.url;
    }
    await migrate(databaseUrl);
    const database = openDatabase({
      url: databaseUrl,
      onError: (err) => log.warn({ err }, 'database connection lost'),
    });
    closers.push(() => database.close());

    const isHttps = settings.https || settings.publicUrl?.startsWith('https:') === true;
    const cookie = sessionCookie(isHttps);
    const sessions = createSessionService({ sessions: createSessionStore(database), clock });
    const access = createMeetingAccess({ standings: createStandings(database) });
    const accounts = createAccountService({
      accounts: createAccountStore(database),
      sessions,
      throttle: createSignInThrottleStore(database),
      audit: createAuditLog(database),
      clock,
    });
    const units = createUnitService({ directory: createUnitDirectory(database), clock });
    const live = createLiveMeetingService({
      events: createLiveEvents(database.pool),
      frames: createFrameReader({ pool: database.pool, meetings: createMeetingStore(database) }),
      clock,
    });
    const ballotBox = createBallotBox(database.pool);
    const ballots = createBallotService({ ballots: ballotBox, access });
    const engine = createMediasoupEngine({ ...mediaOptions(settings), log });
    closers.push(() => engine.close());
    const conference = createConferenceService({
      engine,
      access,
      stateOf: live.stateOf,
      clock,
      turn: settings.turn,
    });
    closers.push(async () => conference.close());
    live.onEvents((meetingId, events) => {
      conference
        .onEvents(meetingId, events)
        .catch((err: unknown) => log.error({ err, meetingId }, 'the conference did not follow'));
    });
    const readSession = async (header: string | undefined) => {
      const token = cookie.tokenIn(header);
      return token === null ? null : sessions.read(token);
    };
    const app = await createApp({
      logger: log,
      tls: null,
      publicUrl: settings.publicUrl,
      trustProxy: settings.trustProxy,
      cookie,
      readSession,
      handlers: {
        ...accountHandlers({ accounts, sessions }),
        ...unitHandlers({ units }),
        ...ballotHandlers({ ballots }),
        ...mediaHandlers({ conference }),
      } as Handlers, // meetings, documents and annotations follow
      access,
      metrics: createMetrics(),
      checks: {
        database: async () => (await database.pool.query('select 1')).rowCount === 1,
        media: () => engine.ready.then(() => true),
      },
      clientFolder: CLIENT_FOLDER,
    });
    closers.push(() => app.close());
    const gateway = openLiveGateway(app.server, {
      live,
      ballots,
      ballotBox,
      sessions: {
        read: readSession,
        keepAlive: async (hash) => (await sessions.readByHash(hash)) !== null,
        onEnded: sessions.onEnded,
      },
      media: createMediaGateway({ conference, log }),
      isSameOrigin: (headers) => isSameOrigin(headers, settings.publicUrl),
      log,
    });
    closers.push(() => gateway.close());
    await app.listen({ port: settings.port, host: settings.host });
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : settings.port;
    return {
      url: settings.publicUrl ?? `${settings.https ? 'https' : 'http'}://localhost:${port}`,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** How the SFU runs by the settings: one worker per core, on all addresses unless one is named. */
function mediaOptions({ media }: Settings) {
  const { listenIp: ip, announcedAddress, ports } = media;
  const named = ip !== '0.0.0.0' || announcedAddress !== null;
  return {
    workerBin: workerPath(),
    workers: Math.max(1, availableParallelism()),
    portRange: ports,
    ...(named ? { listen: [{ ip, ...(announcedAddress ? { announcedAddress } : {}) }] } : {}),
  };
}

const running = await start(readSettings(process.env)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
let isEnding = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), 9_500).unref();
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
console.log(`Nghị Sự sẵn sàng: ${running.url}`);
