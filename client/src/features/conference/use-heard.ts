import { useEffect, useState } from 'react';

/** Louder than a quiet room, softer than a voice at arm's length; of `meterLevel`'s 0…1 (−60 to 0 dB). */
const VOICE_LEVEL = 0.3;
/** How long a voice counts after it was last heard, and how long silence lasts before it is called so, in milliseconds. */
const HEARD_MS = 4_000;
const SILENT_MS = 6_000;

/** What is known of a microphone: just opened, hears a voice, or hears nothing. */
export type Heard = 'listening' | 'yes' | 'no';

/** Follows whether a voice is heard: feed each level to the `ear`, which stays the same; `deviceId` null is a microphone that is off. */
export function useHeard(deviceId: string | null): {
  heard: Heard;
  ear: { note(level: number): void };
} {
  const [times] = useState(() => ({
    begun: 0,
    heard: 0,
    note(level: number) {
      if (level >= VOICE_LEVEL) this.heard = performance.now();
    },
  }));
  const [heard, setHeard] = useState<Heard>('listening');
  useEffect(() => {
    times.begun = performance.now();
    times.heard = 0;
    setHeard('listening');
    if (deviceId === null) return;
    const timer = setInterval(() => {
      const now = performance.now();
      if (times.heard > 0 && now - times.heard < HEARD_MS) setHeard('yes');
      else if (now - Math.max(times.begun, times.heard) > SILENT_MS) setHeard('no');
    }, 300);
    return () => clearInterval(timer);
  }, [times, deviceId]);
  return { heard, ear: times };
}
