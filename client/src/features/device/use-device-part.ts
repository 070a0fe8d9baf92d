import { useEffect } from 'react';
import { useConference } from '#client/features/conference/conference-context.tsx';
import { useLiveStore } from '#client/live/use-live.ts';
import type { Conference } from '#client/media/conference.ts';
import type { DeviceUse } from '#contract/device-report.ts';
import type { DeviceLink } from './device-link.ts';
import { pageVersion, usePermissions } from './device-tools.ts';
import { takeRequest } from './take-request.ts';
import { meetingReport } from './tell-of-devices.ts';
import { type RoomTone, useRoomTone } from './use-room-tone.ts';

/** Tells the server of this machine in its meeting, and does what is asked from afar. Returns what the screen is to say of a test tone. */
export function useDevicePart(link: DeviceLink, level: { current: number }): RoomTone {
  const conference = useConference();
  const { meetingId } = useLiveStore();
  const permission = usePermissions();
  const { tone, play } = useRoomTone(link);
  useEffect(() => {
    const { local } = conference;
    return link.serve({
      isIdle: false,
      report: () =>
        meetingReport(
          { version: pageVersion(), devices: local.devices.view.getSnapshot(), permission },
          {
            meetingId,
            conference: conference.state.getSnapshot(),
            local: local.view.getSnapshot(),
            line: conference.pictures.line.getSnapshot(),
            level: level.current,
          },
        ),
      take: (request) =>
        takeRequest(request, {
          choose: (use, deviceId) => chooseFor(conference, use, deviceId),
          playTone: (toneId) =>
            play({ toneId, speakerId: local.devices.view.getSnapshot().chosen.speaker }),
          restart: () => location.reload(),
        }),
    });
  }, [link, conference, meetingId, permission, level, play]);
  return tone;
}

/**
 * Uses another device in the meeting, for null the browser's own. What is closed stays closed: a microphone is changed with its switch
 * as it was, and a camera that is off is only remembered.
 */
export function chooseFor(conference: Conference, use: DeviceUse, deviceId: string | null): void {
  const { local } = conference;
  if (use === 'speaker') void conference.chooseSpeaker(deviceId);
  else if (use === 'documentCamera') void conference.chooseDocumentCamera(deviceId);
  else void local.choose(use, deviceId);
}
