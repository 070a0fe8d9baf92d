import type { ConferenceState, LineView } from '#client/media/conference-state.ts';
import type { DevicesView } from '#client/media/devices.ts';
import type { LocalView } from '#client/media/local-view.ts';
import type { DeviceReport } from '#contract/device-report.ts';
import type { MeetingId } from '#contract/ids.ts';

/** What the browser says of a permission. */
export type Permissions = DeviceReport['permission'];

/** What a machine is known by in its report. */
export type ToldParts = { version: string; devices: DevicesView; permission: Permissions };

const MOST_LISTED = 32;

/** What a machine tells of itself while it waits: nothing is captured then. */
export function waitingReport({ version, devices, permission }: ToldParts): DeviceReport {
  const { microphones, cameras, speakers, chosen } = devices;
  return {
    version,
    microphones: cut(microphones),
    cameras: cut(cameras),
    speakers: cut(speakers),
    chosen: { ...chosen },
    permission,
    microphone: { state: 'closed' },
    camera: 'off',
    line: { quality: 'unknown', kbps: null },
    meetingId: null,
  };
}

/** What it tells in a meeting. The level is told of an open microphone alone. */
export function meetingReport(
  parts: ToldParts,
  now: {
    meetingId: MeetingId;
    conference: ConferenceState;
    local: LocalView;
    line: LineView;
    level: number;
  },
): DeviceReport {
  const { microphone, camera } = now.local;
  const isJoined = now.conference.status === 'joined';
  return {
    ...waitingReport(parts),
    chosen: usedOf(parts.devices.chosen, now.local),
    microphone: microphoneOf(microphone, isJoined, now.level),
    camera: camera.access.status === 'none' ? 'missing' : camera.on && isJoined ? 'on' : 'off',
    line: { quality: now.line.quality, kbps: now.line.kbps },
    meetingId: now.meetingId,
  };
}

/** Where nothing was chosen, what the browser took of itself. */
function usedOf(chosen: DevicesView['chosen'], local: LocalView): DeviceReport['chosen'] {
  const used = (kind: 'microphone' | 'camera') => {
    const { access } = local[kind];
    return access.status === 'granted' ? access.deviceId : chosen[kind];
  };
  return { ...chosen, microphone: used('microphone'), camera: used('camera') };
}

function microphoneOf(
  { access, on, mutedByChair, mutedByDevice }: LocalView['microphone'],
  isJoined: boolean,
  level: number,
): DeviceReport['microphone'] {
  if (access.status === 'none') return { state: 'missing' };
  if (mutedByChair) return { state: 'mutedByChair' };
  if (!on || !isJoined) return { state: 'closed' };
  if (mutedByDevice) return { state: 'mutedByDevice' };
  return { state: 'open', level };
}

function cut(options: DevicesView['microphones']): DeviceReport['microphones'] {
  return options
    .slice(0, MOST_LISTED)
    .map(({ deviceId, label }) => ({ deviceId, label: label.slice(0, 200) }));
}
