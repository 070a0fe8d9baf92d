/** What the sending line is known to bear: its estimate in kbit/s and the share of what was sent that got lost; null: not known. */
export type SendingLine = { availableKbps: number | null; loss: number | null };

/** Whether the camera rests for want of room: `since` when the present state began, `failures` how often it had to rest lately. */
export type CameraRest = {
  rests: boolean;
  sinceMs: number;
  poorSinceMs: number | null;
  failures: number;
};

/** Below this, in kbit/s, a camera takes the room of the voice. */
const POOR_KBPS = 110;
/** So much may get lost before the camera is thought to be the reason. */
const POOR_LOSS = 0.08;
/** How long a line may be poor before the camera rests. */
const POOR_MS = 3_000;
/** A camera that is tried again rests sooner: until then its pictures fill the line, and the voice waits behind them. */
const POOR_AGAIN_MS = 1_000;
const TRY_MS = 3_000;
const FIRST_REST_MS = 10_000;
const LONGEST_REST_MS = 80_000;
/** After so long with the camera on, earlier rests are forgotten. */
const FORGET_MS = 30_000;

/** The camera as it begins. */
export function cameraFlows(nowMs: number): CameraRest {
  return { rests: false, sinceMs: nowMs, poorSinceMs: null, failures: 0 };
}

/**
 * The next state. What a line bears is known only while something fills it: a camera that rests is tried again after a while, and
 * rests twice as long each time that this fails.
 */
export function nextRest(rest: CameraRest, line: SendingLine, nowMs: number): CameraRest {
  if (rest.rests) {
    const restMs = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (rest.failures - 1));
    if (nowMs - rest.sinceMs < restMs) return rest;
    return { rests: false, sinceMs: nowMs, poorSinceMs: null, failures: rest.failures };
  }
  const isPoor = (line.availableKbps ?? POOR_KBPS) < POOR_KBPS || (line.loss ?? 0) > POOR_LOSS;
  if (!isPoor) {
    const failures = nowMs - rest.sinceMs >= FORGET_MS ? 0 : rest.failures;
    return { ...rest, poorSinceMs: null, failures };
  }
  const poorSinceMs = rest.poorSinceMs ?? nowMs;
  const isTried = rest.failures > 0 && nowMs - rest.sinceMs < TRY_MS;
  if (nowMs - poorSinceMs < (isTried ? POOR_AGAIN_MS : POOR_MS)) return { ...rest, poorSinceMs };
  return { rests: true, sinceMs: nowMs, poorSinceMs: null, failures: rest.failures + 1 };
}
