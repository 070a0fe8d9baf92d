import type { VoiceLimits } from './loudest-voices.ts';

/** As many open microphones are all forwarded; more at once nobody understands, and each costs every device a stream. */
export const VOICES: VoiceLimits = { all: 25, most: 5 };

/** So many voices a device on a thin line receives: those of the floor, else the loudest. */
export const FOREMOST: VoiceLimits = { all: 2, most: 2 };
