import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Logger } from 'pino';
import { createClient } from 'redis';
import type { ServerOptions } from 'socket.io';
import type { MeetingId } from '#contract/ids.ts';
import { openRedisStore } from '#media/node/redis-store.ts';
import { createConferenceOwners } from './cluster/conference-owners.ts';
import { openRedisBus } from './cluster/redis-bus.ts';
import { listenToLive } from './db/live-listener.ts';
import { createHolderCalls } from './realtime/holder-calls.ts';
import { createMediaGateway, type MediaGateway } from './realtime/media-gateway.ts';
import { createSharedEquipment } from './realtime/shared-equipment.ts';
import { createSharedEquipmentDesk } from './realtime/shared-equipment-desk.ts';
import { createSharedMediaGateway } from './realtime/shared-media-gateway.ts';
import type { Closing } from './running.ts';
import type { ConferenceService } from './services/conference-service.ts';
import type { EquipmentDesk } from './services/equipment-desk.ts';
import type { EquipmentService } from './services/equipment-service.ts';
import type { LiveMeetingService } from './services/live-meeting-service.ts';
import type { Bus } from './services/ports/bus.ts';

/** What this process shares with the other server processes. */
export type Cluster = {
  bus: Bus;
  /** Brings broadcasts of Socket.IO to the sockets of all processes. */
  adapter: ServerOptions['adapter'];
  /** Follows what the other processes append to meetings. */
  follow(live: Pick<LiveMeetingService, 'follow'>, databaseUrl: string): void;
  /** Makes the gateway of conferences of which each is held by one of the processes. */
  mediaGateway(conference: ConferenceService): MediaGateway;
  /** Has what equipment asks done by the process that holds its conference. */
  equipment(
    local: EquipmentService,
    meetingOf: (tokenHash: string) => Promise<MeetingId | null>,
  ): EquipmentService;
  /** Has the desk of equipment asked where the conference is held. */
  equipmentDesk(local: EquipmentDesk): EquipmentDesk;
};

/** Opens what several server processes need, over Redis. */
export async function openCluster(
  redisUrl: string,
  log: Logger,
  closing: Closing,
): Promise<Cluster> {
  const scripts = await openRedisStore(redisUrl, log);
  closing.push(() => scripts.close());
  const bus = await openRedisBus(redisUrl, log);
  closing.push(() => bus.close());
  const owners = createConferenceOwners({ scripts, bus, log });
  closing.push(() => owners.close());
  const calls = createHolderCalls({ owners, bus, log });
  closing.push(async () => calls.close());
  const client = createClient({ url: redisUrl });
  // Said by the bus already, in one line each time.
  client.on('error', () => {});
  client.connect().catch(() => {});
  closing.push(async () => client.destroy());
  return {
    bus,
    adapter: createAdapter(client, { streamName: 'nghi-su:socket.io' }) as Cluster['adapter'],
    follow(live, databaseUrl) {
      const failed = (meetingId?: MeetingId) => (err: unknown) =>
        log.warn({ err, meetingId }, 'what another process appended was not told yet');
      const listener = listenToLive({
        url: databaseUrl,
        processId: bus.processId,
        follower: {
          appended: (meetingId) => void live.follow(meetingId).catch(failed(meetingId)),
          missed: () => void live.follow().catch(failed()),
        },
        onError: ({ message }) => log.warn({ reason: message }, 'the ear for commits was lost'),
      });
      closing.push(() => listener.close());
    },
    mediaGateway(conference) {
      owners.serve(conference);
      const local = createMediaGateway(conference);
      return createSharedMediaGateway({ local, calls, bus });
    },
    equipment: (local, meetingOf) => createSharedEquipment({ local, meetingOf, calls, bus }),
    equipmentDesk: (local) => createSharedEquipmentDesk({ local, calls, bus }),
  };
}
