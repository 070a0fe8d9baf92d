import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VersionId } from '#contract/ids.ts';
import type { LiveEvent, LiveFact } from '#contract/live/events.ts';
import type { Source } from '#contract/media/wire.ts';
import type { Gap, Span } from '#server/domain/recording/picture-plan.ts';
import { planRecording } from '#server/domain/recording/recording-plan.ts';
import { stillAtMs } from '#server/domain/recording/still.ts';
import { STEP_MS } from '#server/domain/recording/timeline.ts';
import { aFrame, aParticipant, aUserId } from '#tests/support/a-frame.ts';

const START = Date.parse('2026-03-08T01:00:00.000Z');
const chair = aParticipant(['chair', 'votingMember']);
const speaker = aParticipant(['votingMember']);
const made = aFrame();
const frame = { ...made, participants: [chair, speaker, ...made.participants.slice(2)], sites: [] };
const [first, second] = frame.items.map(({ itemId }) => itemId);
if (!first || !second) throw new Error('the frame has two items');
const version = VersionId.parse('11111111-1111-4111-8111-111111111111');

/** The stream of facts, each so many seconds after the start. */
function stream(...facts: [number, LiveFact][]): LiveEvent[] {
  const quorum = { base: 2, present: 2, required: 2, reached: true };
  const all: [number, LiveFact][] = [
    [-60, { type: 'meeting.framed', frame, quorum }],
    [-50, { type: 'meeting.started' }],
    ...facts,
  ];
  return all.map(([seconds, fact], index) => ({
    ...fact,
    seq: index + 1,
    at: new Date(START + seconds * 1000).toISOString(),
    actorId: chair.userId,
  }));
}

const span = (owner: string, source: Source, from: number, to: number): Span => ({
  owner,
  source,
  file: `${source}-${from}`,
  ptsMs: 0,
  fromMs: START + from * 1000,
  toMs: START + to * 1000,
});
const started: [number, LiveFact] = [0, { type: 'recording.started' }];
const stopped = (at: number): [number, LiveFact] => [at, { type: 'recording.stopped' }];
const floor = (at: number): [number, LiveFact] => [
  at,
  { type: 'floor.given', userId: speaker.userId, siteId: null, requestId: null, limitSeconds: 300 },
];

const plan = (events: LiveEvent[], spans: Span[] = [], gaps: Gap[] = []) =>
  planRecording(events, { spans, gaps }, START + 600_000);

describe('what stands where in a recording', () => {
  const { contents } = plan(
    stream(
      [-30, { type: 'item.opened', itemId: first }],
      [-20, { type: 'presentation.started', versionId: version, page: 3 }],
      started,
      floor(10),
      [20, { type: 'presentation.turned', versionId: version, page: 4 }],
      [40, { type: 'floor.taken', userId: speaker.userId, seconds: 30 }],
      stopped(60),
      [70, { type: 'item.opened', itemId: second }],
      [90, { type: 'presentation.stopped' }],
      [100, { type: 'recording.started' }],
      floor(110),
      [130, { type: 'meeting.ended' }],
    ),
  );

  it('counts only what was recorded', () => {
    expect(contents.durationMs).toBe(90_000);
    expect(contents.stretches.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [0, 60_000],
      [60_000, 90_000],
    ]);
  });

  it('begins with the item and the page that were open before', () => {
    expect(contents.chapters.map(({ atMs, itemId }) => [atMs, itemId])).toEqual([
      [0, first],
      [60_000, second],
    ]);
    expect(contents.pages).toEqual([
      { atMs: 0, page: 3, versionId: version },
      { atMs: 20_000, page: 4, versionId: version },
      { atMs: 60_000, page: 1, versionId: null },
    ]);
  });

  it('names who spoke, until the end where nobody took the floor', () => {
    expect(contents.speeches.map(({ fromMs, toMs, name }) => [fromMs, toMs, name])).toEqual([
      [10_000, 40_000, speaker.name],
      [70_000, 90_000, speaker.name],
    ]);
  });
});

describe('the picture', () => {
  const kinds = (events: LiveEvent[], spans: Span[], gaps: Gap[] = []) =>
    plan(events, spans, gaps).parts.map(({ fromMs, lengthMs, picture }) => [
      fromMs / 1000,
      lengthMs / 1000,
      picture.kind === 'face'
        ? picture.face.file
        : picture.kind === 'screen'
          ? `${picture.screen.file}+${picture.face?.file ?? ''}`
          : picture.card,
    ]);

  it('is of who has the floor, else of the chair; of nobody before a camera is there', () => {
    const events = stream(started, floor(20), stopped(40));
    const spans = [
      span(chair.userId, 'camera', 10, 23),
      span(speaker.userId, 'camera', 22, 40),
      span(chair.userId, 'microphone', 0, 40),
    ];
    expect(kinds(events, spans)).toEqual([
      [0, 10, 'none'],
      [10, 12, 'camera-10'],
      [22, 18, 'camera-22'],
    ]);
    const { contents } = plan(events, spans);
    expect(contents.pictures).toEqual([{ fromMs: 10_000, toMs: 40_000 }]);
    expect(stillAtMs(contents)).toBe(11_000);
  });

  it('is the shared screen with that person beside it', () => {
    const events = stream(started, stopped(30));
    const spans = [span(chair.userId, 'camera', 0, 30), span(speaker.userId, 'screen', 10, 20)];
    expect(kinds(events, spans)).toEqual([
      [0, 10, 'camera-0'],
      [10, 10, 'screen-10+camera-0'],
      [20, 10, 'camera-0'],
    ]);
  });

  it('is a card where it is missing', () => {
    const events = stream(started, stopped(30));
    const gap = { owner: null, source: null, fromMs: START + 10_000, toMs: START + 18_000 };
    const spans = [span(chair.userId, 'camera', 0, 10), span(chair.userId, 'camera', 20, 30)];
    expect(kinds(events, spans, [gap])).toEqual([
      [0, 10, 'camera-0'],
      [10, 8, 'missing'],
      [18, 2, 'none'],
      [20, 10, 'camera-20'],
    ]);
    const { contents } = plan(events, spans, [gap]);
    expect(contents.gaps).toEqual([{ fromMs: 10_000, toMs: 18_000, ofName: null, source: null }]);
    expect(contents.pictures).toEqual([
      { fromMs: 0, toMs: 10_000 },
      { fromMs: 20_000, toMs: 30_000 },
    ]);
  });

  it('is a card throughout where there was only sound, and the still is that card', () => {
    const events = stream(started, stopped(20));
    const { contents } = plan(events, [span(chair.userId, 'microphone', 0, 20)]);
    expect(contents.pictures).toEqual([]);
    expect(stillAtMs(contents)).toBe(0);
  });

  it('that is short has its still within it', () => {
    const events = stream(started, stopped(20));
    const { contents } = plan(events, [span(chair.userId, 'camera', 4, 4.4)]);
    expect(contents.pictures).toEqual([{ fromMs: 4_000, toMs: 4_400 }]);
    expect(stillAtMs(contents)).toBe(4_200);
  });

  it.each([
    ['begins and ends a little off it', 9.2, 19, false],
    ['was over a moment before', 8, 9.5, true],
    ['begins a moment after', 18.5, 20, true],
    ['lasts long beyond it', 12, 30, true],
  ])(
    'what is missing of one track beside everything is told of when it %s',
    (_, from, to, isTold) => {
      const all = { owner: null, source: null, fromMs: START + 10_000, toMs: START + 18_000 };
      const one = {
        owner: speaker.userId,
        source: 'microphone' as const,
        fromMs: START + from * 1000,
        toMs: START + to * 1000,
      };
      const told = plan(stream(started, stopped(60)), [], [one, all]).contents.gaps;
      expect(told.some(({ source }) => source === 'microphone')).toBe(isTold);
      expect(told.some(({ source }) => source === null)).toBe(true);
    },
  );

  it('that equipment misses is told under its own name, and that of a room under the room’s', () => {
    const [site] = made.sites;
    if (!site?.deviceUserId) throw new Error('the first room has a device');
    const events = stream(started, stopped(30)).map((event) =>
      event.type === 'meeting.framed' ? { ...event, frame: { ...frame, sites: [site] } } : event,
    );
    const gap = {
      owner: site.deviceUserId,
      source: 'camera' as const,
      fromMs: START,
      toMs: START + 5e3,
    };
    const wayId = aUserId();
    const names = (gaps: Gap[]) => plan(events, [], gaps).contents.gaps.map((g) => g.ofName);
    const ofRoom = { ...gap, owner: site.siteId };
    const of = [
      gap,
      ofRoom,
      { ...ofRoom, name: 'Máy quay' },
      { ...gap, owner: wayId, name: 'OBS' },
    ];
    expect(names(of)).toEqual([site.name, site.name, 'Máy quay', 'OBS']);
  });

  it('is made in parts, each of which goes on where the one before ended', () => {
    const events = stream(started, stopped(150));
    const parts = plan(events, [span(chair.userId, 'camera', 0, 150)]).parts;
    expect(parts.map(({ lengthMs }) => lengthMs)).toEqual([60_000, 60_000, 30_000]);
    const begins = parts.map(({ picture }) => (picture.kind === 'face' ? picture.face.ptsMs : -1));
    expect(begins).toEqual([0, 60_000, 120_000]);
  });
});

it('the parts are the whole recording, in whole steps, and every sound is heard once at its time', () => {
  const someSpan = fc
    .record({
      owner: fc.constantFrom(chair.userId, speaker.userId, aUserId()),
      source: fc.constantFrom('microphone', 'camera', 'screen'),
      from: fc.integer({ min: -20_000, max: 200_000 }),
      length: fc.integer({ min: 1, max: 90_000 }),
    })
    .map(
      ({ owner, source, from, length }): Span => ({
        owner,
        source,
        file: `${owner}${source}${from}`,
        ptsMs: 500,
        fromMs: START + from,
        toMs: START + from + length,
      }),
    );
  fc.assert(
    fc.property(fc.array(someSpan, { maxLength: 12 }), fc.nat(100), (spans, second) => {
      const events = stream(
        started,
        floor(second),
        stopped(120.3),
        [150, { type: 'recording.started' }],
        [190, { type: 'meeting.ended' }],
      );
      const { contents, parts } = plan(events, spans);
      let nextMs = 0;
      for (const { fromMs, lengthMs, sounds } of parts) {
        expect(fromMs).toBe(nextMs);
        expect(lengthMs % STEP_MS).toBe(0);
        expect(lengthMs).toBeGreaterThan(0);
        nextMs += lengthMs;
        for (const sound of sounds) {
          expect(sound.delayMs).toBeGreaterThanOrEqual(0);
          expect(sound.delayMs + sound.lengthMs).toBeLessThanOrEqual(lengthMs);
          expect(sound.ptsMs).toBeGreaterThanOrEqual(500);
        }
      }
      expect(nextMs).toBe(contents.durationMs);
      const heardMs = parts.flatMap(({ sounds }) => sounds).reduce((sum, s) => sum + s.lengthMs, 0);
      const recordedMs = spans
        .filter(({ source }) => source === 'microphone')
        .flatMap(({ fromMs, toMs }) =>
          contents.stretches.map(({ startedAt, fromMs: from, toMs: to }) => {
            const begin = Date.parse(startedAt);
            return Math.max(0, Math.min(toMs, begin + to - from) - Math.max(fromMs, begin));
          }),
        )
        .reduce((sum, ms) => sum + ms, 0);
      // What is shorter than a millisecond in a part is left out.
      expect(Math.abs(heardMs - recordedMs)).toBeLessThanOrEqual(parts.length * spans.length);
    }),
  );
});
