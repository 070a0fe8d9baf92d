import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import type { MediaEngine } from '#media/media-engine.ts';
import { listenAddresses } from '#media/mediasoup/listen-addresses.ts';
import { createMediasoupEngine } from '#media/mediasoup/mediasoup-engine.ts';
import { workerPath } from '#media/worker/worker-path.ts';
import type { Database } from './db/database.ts';
import { lineTestHandlers } from './http/handlers/line-tests.ts';
import { mediaHandlers } from './http/handlers/media.ts';
import type { Cluster } from './open-cluster.ts';
import { openEquipment } from './open-equipment.ts';
import type { Closing } from './running.ts';
import { createConferenceService, PATIENCE } from './services/conference-service.ts';
import { createLineTestService } from './services/line-test-service.ts';
import type { LiveMeetingService } from './services/live-meeting-service.ts';
import { OpenConferences } from './services/open-conferences.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import type { Settings } from './settings.ts';

/**
 * Opens the SFU, unless a stand-in is given, and the conference on top of it, which follows what the meeting decides; with the ways
 * in and out for equipment, the line test and the routes to all of them. `nodes` is null when the SFU runs in this process.
 */
export async function openConference(
  parts: {
    settings: Settings;
    database: Database;
    access: MeetingAccess;
    live: LiveMeetingService;
    log: Logger;
    engine: MediaEngine | undefined;
    cluster: Cluster | null;
  },
  closing: Closing,
) {
  const { settings, database, access, live, log, cluster } = parts;
  const remote = parts.engine ? null : settings.media.nodes;
  const nodes = remote && (await import('#media/node/remote-engine.ts'));
  const far = remote && (await nodes?.createRemoteEngine({ ...remote, log }));
  const near = () => createMediasoupEngine({ ...mediaOptions(settings), log });
  const engine: MediaEngine = parts.engine ?? far ?? near();
  closing.push(() => engine.close());
  const conferences = new OpenConferences({ engine, clock, patience: PATIENCE });
  const conference = createConferenceService({
    conferences,
    engine,
    access,
    stateOf: live.stateOf,
    clock,
    turn: settings.turn,
  });
  closing.push(async () => conference.close());
  live.onEvents((meetingId, events) => {
    conference
      .onEvents(meetingId, events)
      .catch((err: unknown) => log.error({ err, meetingId }, 'the conference did not follow'));
  });
  const equipment = openEquipment(
    { settings, database, access, live, engine, conferences, cluster },
    closing,
  );
  const lineTests = createLineTestService({ engine, clock, turn: settings.turn });
  closing.push(async () => lineTests.close());
  return {
    engine,
    nodes: far?.nodes ?? null,
    conference,
    handlers: {
      ...mediaHandlers({ conference }),
      ...lineTestHandlers({ lineTests }),
      ...equipment.handlers,
    },
    routes: equipment.routes,
  };
}

/** How the SFU runs by the settings: one worker per core. */
function mediaOptions({ media }: Settings) {
  return {
    workerBin: workerPath(),
    workers: Math.max(1, availableParallelism()),
    portRange: media.ports,
    listen: listenAddresses(media.listenIp, media.announcedAddress),
  };
}
