import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import type { MediaEngine } from '#media/media-engine.ts';
import { listenAddresses } from '#media/mediasoup/listen-addresses.ts';
import { createMediasoupEngine } from '#media/mediasoup/mediasoup-engine.ts';
import { workerPath } from '#media/worker/worker-path.ts';
import type { Closing } from './running.ts';
import { type ConferenceService, createConferenceService } from './services/conference-service.ts';
import type { LiveMeetingService } from './services/live-meeting-service.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import type { Settings } from './settings.ts';

/** Opens the SFU, unless a stand-in is given, and the conference on top of it, which follows what the meeting decides. */
export function openConference(
  parts: {
    settings: Settings;
    access: MeetingAccess;
    live: LiveMeetingService;
    log: Logger;
    engine: MediaEngine | undefined;
  },
  closing: Closing,
): { engine: MediaEngine; conference: ConferenceService } {
  const { settings, access, live, log } = parts;
  const engine = parts.engine ?? createMediasoupEngine({ ...mediaOptions(settings), log });
  closing.push(() => engine.close());
  const conference = createConferenceService({
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
  return { engine, conference };
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
