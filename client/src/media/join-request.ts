import type { MediaRequestInput } from '#contract/media/wire.ts';
import type { JoinMode } from './conference-state.ts';

/** How a device asks to join; `rtpCapabilities` are known when it was prepared before, and save a round trip; `knownKbps`: what its line bore the last time. */
export function joinRequest(
  mode: JoinMode,
  rtpCapabilities: Record<string, unknown> | undefined,
  knownKbps?: number,
): MediaRequestInput<'media.join'> {
  return {
    companion: mode === 'companion',
    hallScreen: mode === 'hallScreen',
    ...(rtpCapabilities ? { rtpCapabilities } : {}),
    ...(knownKbps === undefined ? {} : { knownKbps }),
  };
}
