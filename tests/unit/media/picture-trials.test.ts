import { describe, expect, test } from 'vitest';
import {
  firstPhase,
  LIFT_MS,
  nextPhase,
  phaseOnAnotherLine,
  type TrialPhase,
} from '#media/mediasoup/picture-trials.ts';

/** A picture is wanted, and far more than the line bears. */
const THIN = { wants: true, fits: false, nearly: false, waits: false };

/** Steps once a second from a phase, and answers what it was after each. */
function phases(from: TrialPhase, seconds: number, fits: (second: number) => boolean): string[] {
  const seen: string[] = [];
  let phase = from;
  for (let second = 1; second <= seconds; second += 1) {
    phase = nextPhase(phase, { ...THIN, nowMs: second * 1000, fits: fits(second) });
    seen.push(phase.is);
  }
  return seen;
}

describe('pictures on a weak line', () => {
  test('rest when nothing fits for a while, not for one bad moment', () => {
    const open = firstPhase(0, false);
    expect(phases(open, 3, (second) => second !== 2)).toEqual(['open', 'open', 'open']);
    expect(phases(open, 3, () => false)).toEqual(['open', 'resting', 'resting']);
  });

  test('are tried after a rest, and flow again when the line bears them', () => {
    const seen = phases(firstPhase(0, false), 15, (second) => second > 6);
    expect(seen.indexOf('trying')).toBeGreaterThan(3);
    expect(seen.at(-1)).toBe('open');
  });

  test('are tried ever more seldom while that fails, at least once a minute', () => {
    const seen = phases(firstPhase(0, false), 600, () => false);
    const starts = seen.flatMap((is, at) => (is === 'trying' && seen[at - 1] !== is ? [at] : []));
    const pauses = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
    expect(starts.length).toBeLessThan(18);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(Math.max(...pauses)).toBeLessThan(50);
  });

  test('are given up as soon as a try fills the line, once the estimate is no longer lifted', () => {
    const phase: TrialPhase = { is: 'trying', from: 'rest', sinceMs: 0, failures: 1 };
    const next = (nowMs: number, fits: boolean) => nextPhase(phase, { ...THIN, nowMs, fits });
    expect(next(LIFT_MS - 1, false).is).toBe('trying');
    expect(next(LIFT_MS, false)).toMatchObject({ is: 'resting', failures: 2 });
    expect(next(LIFT_MS, true).is).toBe('trying');
  });

  test('are given up where what is sent waits long, though the estimate does not see it', () => {
    const full = { ...THIN, fits: true, nearly: true, waits: true };
    const tried: TrialPhase = { is: 'trying', from: 'rest', sinceMs: 0, failures: 1 };
    // What was reported before the try says nothing of it.
    expect(nextPhase(tried, { ...full, nowMs: 1_000 }).is).toBe('trying');
    expect(nextPhase(tried, { ...full, nowMs: 2_000 })).toMatchObject({
      is: 'resting',
      failures: 2,
    });
    const unfit = nextPhase(firstPhase(0, false), { ...full, nowMs: 1_000 });
    expect(unfit.is).toBe('open');
    expect(nextPhase(unfit, { ...full, nowMs: 2_000 })).toMatchObject({ is: 'resting' });
  });

  test('begin after a rest where the line is known to be thin', () => {
    const [first] = phases(firstPhase(0, true), 1, () => true);
    expect(first).toBe('resting');
  });

  test('are tried out before they rest where they nearly fit', () => {
    const step = (phase: TrialPhase, nowMs: number) =>
      nextPhase(phase, { ...THIN, nowMs, nearly: true });
    const doubted = step(step(firstPhase(0, false), 1_000), 2_000);
    expect(doubted).toEqual({ is: 'trying', from: 'open', sinceMs: 2_000, failures: 0 });
    expect(step(doubted, 2_000 + LIFT_MS)).toMatchObject({ is: 'resting', failures: 1 });
  });

  test.each<[string, TrialPhase, TrialPhase]>([
    [
      'flow on',
      { is: 'open', sinceMs: 1_000, unfitSinceMs: 4_500, failures: 3 },
      { is: 'open', sinceMs: 5_000, unfitSinceMs: null, failures: 0 },
    ],
    [
      'are tried at once',
      { is: 'resting', untilMs: 30_000, failures: 3 },
      { is: 'trying', from: 'rest', sinceMs: 5_000, failures: 0 },
    ],
  ])('%s on another line, as if nothing had failed before', (_, before, after) => {
    expect(phaseOnAnotherLine(before, 5_000)).toEqual(after);
  });

  test('change nothing while none is wanted', () => {
    const open = firstPhase(0, false);
    expect(nextPhase(open, { ...THIN, nowMs: 9_000, wants: false })).toBe(open);
  });
});
