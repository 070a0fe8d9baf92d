/** What is known of the sending line; null: not known. */
export type SendingLine = {
  /** The estimate of what it bears, in kbit/s. */
  availableKbps: number | null;
  /** Whether that holds pictures back: an estimate that doesn't may tell only how little was sent. */
  limits: boolean;
  /** The share of what was sent that got lost. */
  loss: number | null;
  /** How much longer an answer takes than over the empty line, in milliseconds: what waits before the line. */
  waitsMs: number | null;
};

/** Whether the camera rests for want of room: `since` when the present state began, `failures` how often it had to rest lately. */
export type CameraRest = {
  rests: boolean;
  sinceMs: number;
  poorSinceMs: number | null;
  failures: number;
};

/** Below this, in kbit/s, a camera takes the room of the voice. */
const POOR_KBPS = 110;
/** A voice that waits longer, in milliseconds, is at the end of a full queue. */
const LONG_WAIT_MS = 300;
/** So much may get lost before the camera is thought to be the reason. */
const POOR_LOSS = 0.08;
/** How long a line may be poor before the camera rests. */
const POOR_MS = 3_000;
/** A camera that is tried again rests sooner: until then its pictures fill the line, and the voice waits behind them. */
const POOR_AGAIN_MS = 1_000;
/** So long after it began again, a line that turns poor does so for its sake; it takes some seconds to be seen. */
const TRY_MS = 6_000;
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
    // While the voice waits without any picture, there is no room for one.
    if (nowMs - rest.sinceMs < restMs || waitsLong(line)) return rest;
    return { rests: false, sinceMs: nowMs, poorSinceMs: null, failures: rest.failures };
  }
  if (!isPoor(line)) {
    const failures = nowMs - rest.sinceMs >= FORGET_MS ? 0 : rest.failures;
    return { ...rest, poorSinceMs: null, failures };
  }
  const poorSinceMs = rest.poorSinceMs ?? nowMs;
  const isTried = rest.failures > 0 && poorSinceMs - rest.sinceMs < TRY_MS;
  if (nowMs - poorSinceMs < (isTried ? POOR_AGAIN_MS : POOR_MS)) return { ...rest, poorSinceMs };
  return { rests: true, sinceMs: nowMs, poorSinceMs: null, failures: rest.failures + 1 };
}

function isPoor(line: SendingLine): boolean {
  const isThin = (line.availableKbps ?? POOR_KBPS) < POOR_KBPS;
  return (isThin && (line.limits || waitsLong(line))) || (line.loss ?? 0) > POOR_LOSS;
}

function waitsLong(line: SendingLine): boolean {
  return (line.waitsMs ?? 0) > LONG_WAIT_MS;
}
