import type { MediaEngine } from '#media/media-engine.ts';
import type { Database } from './db/database.ts';
import { createMediaWayStore } from './db/media-way-store.ts';
import { equipmentRoutes } from './http/equipment-routes.ts';
import { mediaWayHandlers } from './http/handlers/media-ways.ts';
import type { Cluster } from './open-cluster.ts';
import type { Closing } from './running.ts';
import { createEquipmentDesk } from './services/equipment-desk.ts';
import { createEquipmentService } from './services/equipment-service.ts';
import { EquipmentSessions } from './services/equipment-sessions.ts';
import type { LiveMeetingService } from './services/live-meeting-service.ts';
import { createMediaWayService } from './services/media-way-service.ts';
import type { OpenConferences } from './services/open-conferences.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import type { Settings } from './settings.ts';

/** Opens the ways in and out of the conferences for equipment. */
export function openEquipment(
  parts: {
    settings: Pick<Settings, 'turn'>;
    database: Database;
    access: MeetingAccess;
    live: LiveMeetingService;
    engine: MediaEngine;
    conferences: OpenConferences;
    cluster: Cluster | null;
  },
  closing: Closing,
) {
  const { settings, database, access, live, engine, conferences, cluster } = parts;
  const mediaWays = createMediaWayStore(database);
  const sessions = new EquipmentSessions({ revokedOf: mediaWays.revokedOf });
  closing.push(async () => sessions.close());
  const { stateOf } = live;
  const equipment = createEquipmentService({
    engine,
    conferences,
    sessions,
    mediaWays,
    stateOf,
    clock,
    turn: settings.turn,
  });
  const ownDesk = createEquipmentDesk(sessions);
  const desk = cluster?.equipmentDesk(ownDesk) ?? ownDesk;
  return {
    handlers: mediaWayHandlers({ mediaWays: createMediaWayService({ mediaWays, access, desk }) }),
    routes: equipmentRoutes({
      equipment:
        cluster?.equipment(
          equipment,
          async (tokenHash) => (await mediaWays.byToken(tokenHash))?.meetingId ?? null,
        ) ?? equipment,
    }),
  };
}
