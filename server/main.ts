import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { MediaEngine } from '#media/media-engine.ts';
import { createDocumentLists } from './db/document-lists.ts';
import { createFrameReader } from './db/frame-reader.ts';
import { createLiveEvents } from './db/live-events-postgres.ts';
import { createMeetingStore } from './db/meeting-store.ts';
import { createStandings } from './db/standings.ts';
import { createApp } from './http/app.ts';
import { commentExport } from './http/comment-export.ts';
import { documentBytes } from './http/document-bytes.ts';
import { ballotHandlers } from './http/handlers/ballots.ts';
import { commentHandlers } from './http/handlers/comments.ts';
import { documentHandlers } from './http/handlers/documents.ts';
import { handOutHandlers } from './http/handlers/hand-out.ts';
import { keepingHandlers } from './http/handlers/keeping.ts';
import { leadingBallotHandlers } from './http/handlers/leading-ballots.ts';
import { libraryHandlers } from './http/handlers/library.ts';
import { notesKeyHandlers } from './http/handlers/notes-key.ts';
import { unitPaperHandlers } from './http/handlers/papers.ts';
import { readingHandlers } from './http/handlers/reading.ts';
import { roomPaperHandlers } from './http/handlers/room-papers.ts';
import { sealedBallotHandlers } from './http/handlers/sealed-ballots.ts';
import { searchHandlers } from './http/handlers/search.ts';
import { versionHandlers } from './http/handlers/versions.ts';
import { keepingBytes } from './http/keeping-bytes.ts';
import { createMetrics } from './http/metrics.ts';
import { readingBytes } from './http/reading-bytes.ts';
import { resumableUploads } from './http/resumable-uploads.ts';
import { isSameOrigin } from './http/same-origin.ts';
import { selfSignedCertificate } from './http/self-signed-certificate.ts';
import { sessionCookie } from './http/session-cookie.ts';
import { listen } from './listen.ts';
import { createLog } from './log.ts';
import { openAccounts } from './open-accounts.ts';
import { openBallots, openSecretBallots } from './open-ballots.ts';
import { openComments } from './open-comments.ts';
import { openConference } from './open-conference.ts';
import { openDatabases } from './open-databases.ts';
import { openDemo } from './open-demo.ts';
import { openDevices } from './open-devices.ts';
import { openDocumentChanges } from './open-document-changes.ts';
import { openDocuments } from './open-documents.ts';
import { openLibrary } from './open-library.ts';
import { openMeetings } from './open-meetings.ts';
import { openNotes } from './open-notes.ts';
import { openRecording } from './open-recording.ts';
import { openSearch } from './open-search.ts';
import { openSitting } from './open-sitting.ts';
import { openWaitingRoom } from './open-waiting-room.ts';
import { openLiveGateway } from './realtime/live-gateway.ts';
import { createMediaGateway } from './realtime/media-gateway.ts';
import { watchMedia } from './realtime/media-metrics.ts';
import { type Closing, createClosing, endOnSignals } from './running.ts';
import { firstAccountNotice, makeFirstAccount } from './services/first-account.ts';
import { createLiveMeetingService } from './services/live-meeting-service.ts';
import { createMeetingAccess } from './services/meeting-access.ts';
import { createMeetingView } from './services/meeting-view.ts';
import { mendFrames } from './services/mend-frames.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import { readSettings, type Settings } from './settings.ts';

const CLIENT_FOLDER = join(import.meta.dirname, '../client/dist');

/** The product while it runs. `notice` is to be printed; `close` ends everything, last opened first; again is harmless. */
export type Running = { url: string; notice: string | null; close(): Promise<void> };

/** Starts everything in order. Tests may put a stand-in for the SFU; nothing else is replaced. */
export async function start(
  settings: Settings,
  standIns: { engine?: MediaEngine } = {},
  closing = createClosing(),
): Promise<Running> {
  try {
    return await open(settings, standIns, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function open(
  settings: Settings,
  standIns: { engine?: MediaEngine },
  closing: Closing,
): Promise<Running> {
  const log = createLog(settings.logLevel);
  const { databaseUrl, database, streamPool } = await openDatabases(settings, log, closing);
  const isHttps = settings.https || settings.publicUrl?.startsWith('https:') === true;
  const cookie = sessionCookie(isHttps);
  // A fault in one listener (a gateway, the conference) must not end every meeting with the process.
  const onListenerError = (err: unknown) => log.error({ err }, 'a listener failed');
  const signedIn = openAccounts(database, cookie, onListenerError);
  const { sessions, readSession, liveSessions, accountStore, accounts } = signedIn;

  // Loaded where there is Redis alone: a server that starts again is missed by whole meetings.
  const cluster = settings.redisUrl
    ? await (await import('./open-cluster.ts')).openCluster(settings.redisUrl, log, closing)
    : null;
  const access = createMeetingAccess({ standings: createStandings(database) });
  const meetingStore = createMeetingStore(database);
  const streams = {
    events: createLiveEvents(streamPool, cluster?.bus.processId),
    frames: createFrameReader({ pool: database.pool, meetings: meetingStore, clock }),
  };
  const secretBallots = await openSecretBallots(settings, log);
  const live = createLiveMeetingService({ ...streams, clock, secretBallots, onListenerError });
  const view = createMeetingView({
    meetings: meetingStore,
    documents: createDocumentLists(database.prisma),
    access,
    clock,
  });
  const { papers, meetingLists, home, ...prepared } = openMeetings({
    database,
    access,
    meetings: meetingStore,
    accounts: accountStore,
    view,
    live,
  });
  const { ballotBox, ballots, sealedBallots, confirmations, leading, settle } = openBallots({
    database,
    live,
    secretBallots,
    accounts,
    dataDir: settings.dataDir,
    onListenerError,
    log,
  });
  const { libraryAccess, meetingPapers } = openLibrary(database, meetingLists);
  const changing = openDocumentChanges({
    database,
    access,
    library: libraryAccess,
    framing: live,
    view,
  });
  const { details, orders } = changing;
  const {
    documents,
    roomPapers,
    uploads,
    library,
    versions,
    reading,
    keeping,
    pages,
    packets,
    packetNotes,
    gate,
    handOut,
    jobs,
    isConversionIsolated,
  } = await openDocuments(
    {
      settings,
      database,
      databaseUrl,
      access,
      library: libraryAccess,
      ...changing,
      meetings: meetingStore,
      view,
      framing: live,
      documentClock: papers.documentClock,
      log,
    },
    closing,
  );
  const { annotations, notesKeys } = openNotes(database, gate);
  const { comments, gathered } = openComments({ database, gate, access, onListenerError });
  const sitting = openSitting({
    database,
    access,
    meetings: meetingStore,
    live,
    events: streams.events,
    dataDir: settings.dataDir,
  });
  const devices = openDevices({ database, accounts: accountStore, sessions, home });
  const { guestDays } = settings;
  const { waitingRoom, ...entering } = openWaitingRoom(
    { database, access, accounts, sessions, live, guestDays, log, onListenerError },
    closing,
  );
  const search = openSearch(database, { access, library: libraryAccess, gate });

  const made = { documents, details, library, ballots: ballotBox };
  const demo = await openDemo(settings, { ...streams, ...papers, ...made, ...database });
  const firstAccount = await makeFirstAccount(accountStore, settings.admin);

  await mendFrames({
    meetings: meetingStore,
    framing: live,
    onError: (err, meetingId) => log.error({ err, meetingId }, 'a frame could not be mended'),
  });

  await settle();
  cluster?.follow(live, databaseUrl);

  const { engine, nodes, conference, ...media } = await openConference(
    { settings, database, access, live, log, engine: standIns.engine, cluster },
    closing,
  );
  const recording = await openRecording(
    { settings, database, access, gate, live, events: streams.events, conference, jobs, log },
    closing,
  );
  const metrics = createMetrics();
  const app = await createApp({
    logger: log,
    tls: settings.https ? await selfSignedCertificate(settings) : null,
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    cookie,
    readSession,
    handlers: {
      ...signedIn.handlers,
      ...devices.handlers,
      ...notesKeyHandlers({ notesKeys }),
      ...prepared.handlers,
      ...documentHandlers({ documents, details, orders, reading, annotations }),
      ...libraryHandlers({ library, meetingPapers }),
      ...handOutHandlers({ handOut, reading }),
      ...commentHandlers({ comments, gathered }),
      ...readingHandlers({ pages, packets, packetNotes }),
      ...roomPaperHandlers({ roomPapers }),
      ...unitPaperHandlers(papers),
      ...versionHandlers({ versions }),
      ...sitting.handlers,
      ...ballotHandlers({ ballots }),
      ...sealedBallotHandlers({ sealedBallots, confirmations }),
      ...leadingBallotHandlers({ leading }),
      ...media.handlers,
      ...entering.handlers,
      ...searchHandlers({ search }),
      ...keepingHandlers({ keeping }),
      ...recording.handlers,
    },
    access,
    library: libraryAccess,
    siteDevices: devices.access,
    metrics,
    checks: {
      database: async () => (await database.pool.query('select 1')).rowCount === 1,
      // Without any media node meetings go on without sound and picture: that keeps nobody from the rest.
      media: async () => nodes !== null || engine.counts().workers > 0,
    },
    clientFolder: CLIENT_FOLDER,
    plugins: [
      documentBytes({ documents, reading, library }),
      readingBytes({ pages, packets }),
      keepingBytes({ keeping }),
      resumableUploads({ uploads }),
      commentExport({ gathered }),
      recording.fileRoutes,
      ...sitting.fileRoutes,
      media.routes,
    ],
  });
  closing.push(() => app.close());
  const gateway = openLiveGateway(app.server, {
    live,
    ballots,
    ballotBox,
    comments,
    waitingRoom,
    sessions: liveSessions,
    media: cluster?.mediaGateway(conference) ?? createMediaGateway(conference),
    others: cluster,
    isSameOrigin: (headers) => isSameOrigin(headers, settings.publicUrl),
    log,
  });
  app.addHook('preClose', () => gateway.close());
  metrics.watch('conversion_isolated', '1 when conversion programs have no network.', () =>
    Number(isConversionIsolated),
  );
  metrics.watch('live_connections', 'Sockets connected now.', gateway.connections);
  watchMedia(metrics, { counts: () => engine.counts(), nodes });
  const url = await listen(app, settings);
  return { url, notice: demo ?? firstAccountNotice(firstAccount), close: closing.close };
}

if (import.meta.main) {
  const closing = createClosing();
  const starting = (async () => start(readSettings(process.env), {}, closing))();
  endOnSignals(starting, closing);
  const { url, notice } = await starting;
  if (notice !== null) console.log(notice);
  console.log(`Nghị Sự sẵn sàng: ${url}`);
  // A server that is killed writes nothing at its end: the next one starts with what this one compiled.
  flushCompileCache();
}
