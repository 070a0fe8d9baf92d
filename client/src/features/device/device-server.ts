import { call } from '#client/api/call.ts';
import { rememberMe } from '#client/api/session.ts';
import type { DeviceServer } from './device-link.ts';

/** How long an answer may take before the line counts as lost, in milliseconds. */
const ANSWER_MS = 8_000;

/** The server over HTTP. */
export const deviceServer: DeviceServer = {
  askForPairing: () => call('devices.askForPairing', {}),
  pulse: (input) =>
    call('devices.pulse', { body: input }, { signal: AbortSignal.timeout(ANSWER_MS) }),
  meet: async () => rememberMe(await call('account.me', {})),
};
