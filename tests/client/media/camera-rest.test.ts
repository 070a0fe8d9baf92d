import { describe, expect, test } from 'vitest';
import { cameraFlows, nextRest, type SendingLine } from '#client/media/camera-rest.ts';

const GOOD: SendingLine = { availableKbps: 900, limits: true, loss: 0, waitsMs: 20 };
const THIN: SendingLine = { ...GOOD, availableKbps: 60 };
const LOSSY: SendingLine = { ...GOOD, availableKbps: 300, loss: 0.2 };
/** A small picture that nothing holds back, behind which the voice waits. */
const WAITING: SendingLine = { ...THIN, limits: false, waitsMs: 500 };

/** Looks once a second, and answers in which seconds the camera rested. */
function rested(seconds: number, line: (second: number) => SendingLine): number[] {
  const seen: number[] = [];
  let rest = cameraFlows(0);
  for (let second = 1; second <= seconds; second += 1) {
    rest = nextRest(rest, line(second), second * 1000);
    if (rest.rests) seen.push(second);
  }
  return seen;
}

describe('the camera of a device on a weak line', () => {
  test('flows while the line is good, and while nothing is known of it', () => {
    expect(rested(60, () => GOOD)).toEqual([]);
    const unknown = { availableKbps: null, limits: false, loss: null, waitsMs: null };
    expect(rested(60, () => unknown)).toEqual([]);
  });

  test.each([
    ['only little was sent', { ...THIN, limits: false }],
    ['answers are late over a wide line, as of a busy machine', { ...GOOD, waitsMs: 500 }],
  ])('flows where %s', (_, line) => {
    expect(rested(60, () => line)).toEqual([]);
  });

  test.each([
    ['thin', THIN],
    ['so full that much gets lost', LOSSY],
    ['so full that the voice waits behind small pictures', WAITING],
  ])('rests when the line is %s for some seconds', (_, line) => {
    const [first] = rested(20, () => line);
    expect(first).toBe(4);
  });

  test('does not rest for one bad moment', () => {
    expect(rested(30, (second) => (second === 10 ? THIN : GOOD))).toEqual([]);
  });

  test('gives way sooner where it is tried again in vain, and not when it only begins to be poor later', () => {
    const isThinFrom = (from: number) => (second: number) =>
      second < 8 || second >= from ? THIN : GOOD;
    const secondRest = (from: number) => rested(40, isThinFrom(from)).find((second) => second > 14);
    expect(secondRest(8)).toBe(16);
    expect(secondRest(18)).toBe(19);
    expect(secondRest(22)).toBe(25);
  });

  test('is not tried again while the voice waits without it', () => {
    const isFull = (until: number) => (second: number) => (second < until ? WAITING : GOOD);
    expect(rested(60, isFull(40)).at(-1)).toBe(39);
    expect(rested(60, isFull(8)).at(-1)).toBe(13);
  });

  test('comes back by itself, and rests longer each time that this fails', () => {
    const seen = rested(300, () => THIN);
    const starts = seen.filter((second) => !seen.includes(second - 1));
    const pauses = starts.slice(1).map((second, index) => second - (starts[index] ?? 0));
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    const back = rested(60, (second) => (second < 8 ? THIN : GOOD));
    expect(back.at(-1)).toBeLessThan(20);
  });
});
