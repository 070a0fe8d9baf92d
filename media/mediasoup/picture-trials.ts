/**
 * Whether pictures may flow to a device. `open`: as the estimate bears them. `resting`: none, the line is left to sound and
 * signalling. `trying`: the least picture flows for some seconds, for without it nothing tells what the line bears; `from` says whether
 * pictures flowed before.
 */
export type TrialPhase =
  | { is: 'open'; sinceMs: number; unfitSinceMs: number | null; failures: number }
  | { is: 'resting'; untilMs: number; failures: number }
  | { is: 'trying'; from: 'open' | 'rest'; sinceMs: number; failures: number };

/**
 * What is known at a step: whether any picture is wanted, whether the first one fits into what the line is estimated to bear, and if
 * not, whether it nearly does; and whether what is sent waits long before the line: an estimate does not see a queue that is full.
 */
export type TrialFacts = {
  nowMs: number;
  wants: boolean;
  fits: boolean;
  nearly: boolean;
  waits: boolean;
};

/** So long nothing may fit before pictures rest. */
const UNFIT_MS = 1_000;
/** So long a try lifts the estimate whatever it says; from then on the estimate falls as soon as the line is too full, and ends the try. */
export const LIFT_MS = 1_000;
/** What waits is known from the receiver's reports on the pictures, which come once a second: until then it is of an earlier try. */
const REPORTED_MS = 2_000;
/** A try that lasted so long has succeeded. */
const TRY_MS = 3_000;
/**
 * The first rest; each failed try doubles it, up to the longest. A try in vain costs a few packets of the voice; a longer rest would
 * keep the picture away from a line that is back.
 */
const FIRST_REST_MS = 8_000;
const LONGEST_REST_MS = 40_000;
/** After so long with pictures, earlier failures are forgotten. */
const FORGET_MS = 20_000;

/** The phase in which a device begins: with pictures, or without if its line is known to be thin. */
export function firstPhase(nowMs: number, isThin: boolean): TrialPhase {
  return isThin
    ? { is: 'resting', untilMs: nowMs + FIRST_REST_MS, failures: 0 }
    : { is: 'open', sinceMs: nowMs, unfitSinceMs: null, failures: 0 };
}

/** The phase of a device that came to another line: what failed on the one before says nothing of this one. */
export function phaseOnAnotherLine(phase: TrialPhase, nowMs: number): TrialPhase {
  return phase.is === 'open'
    ? { is: 'open', sinceMs: nowMs, unfitSinceMs: null, failures: 0 }
    : { is: 'trying', from: 'rest', sinceMs: nowMs, failures: 0 };
}

/** The next phase; the same object when nothing changes. */
export function nextPhase(phase: TrialPhase, facts: TrialFacts): TrialPhase {
  const { nowMs, wants, fits, nearly, waits } = facts;
  // Nothing is wanted: nothing is tried, nor learned.
  if (!wants)
    return phase.is === 'trying'
      ? { is: 'resting', untilMs: nowMs, failures: phase.failures }
      : phase;
  if (phase.is === 'resting')
    return nowMs < phase.untilMs
      ? phase
      : { is: 'trying', from: 'rest', sinceMs: nowMs, failures: phase.failures };
  if (phase.is === 'trying') {
    const triedMs = nowMs - phase.sinceMs;
    if ((!fits && triedMs >= LIFT_MS) || (waits && triedMs >= REPORTED_MS))
      return rest(nowMs, phase.failures + 1);
    if (triedMs < TRY_MS) return phase;
    return { is: 'open', sinceMs: nowMs, unfitSinceMs: null, failures: phase.failures };
  }
  if (!fits || waits) {
    const unfitSinceMs = phase.unfitSinceMs ?? nowMs;
    if (nowMs - unfitSinceMs < UNFIT_MS)
      return phase.unfitSinceMs === null ? { ...phase, unfitSinceMs } : phase;
    // An estimate falls to what flowed last: just below the picture it may tell only that little flowed, so that is tried out.
    return nearly && !waits
      ? { is: 'trying', from: 'open', sinceMs: nowMs, failures: phase.failures }
      : rest(nowMs, phase.failures + 1);
  }
  const failures = nowMs - phase.sinceMs >= FORGET_MS ? 0 : phase.failures;
  if (phase.unfitSinceMs === null && failures === phase.failures) return phase;
  return { ...phase, unfitSinceMs: null, failures };
}

function rest(nowMs: number, failures: number): TrialPhase {
  const restMs = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (failures - 1));
  return { is: 'resting', untilMs: nowMs + restMs, failures };
}
