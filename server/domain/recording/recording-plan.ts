import type { RecordingContents, RecordingGap } from '#contract/http/recordings.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { courseOf } from './course.ts';
import { partsOf, type RecordingPart } from './parts.ts';
import { type Gap, picturedIn, planPictures, type Span } from './picture-plan.ts';
import { recordedParts, timelineOf } from './timeline.ts';

/** How much sooner than everything a single track may be missing, and how much later it goes on, in milliseconds. */
const SOON_MS = 3_000;

/** How a recording is put together, and what then stands where in it. */
export type RecordingPlan = { contents: RecordingContents; parts: RecordingPart[] };

/** Plans the recording of a meeting out of its stream and of what was recorded; the same again from the same. */
export function planRecording(
  events: readonly LiveEvent[],
  recorded: { spans: readonly Span[]; gaps: readonly Gap[] },
  nowMs: number,
): RecordingPlan {
  const timeline = timelineOf(events, nowMs);
  const { chapters, speeches, pages, scenes, names } = courseOf(events, timeline);
  const pictures = planPictures(timeline, { ...recorded, scenes });
  const contents: RecordingContents = {
    durationMs: timeline.durationMs,
    stretches: timeline.stretches.map(({ fromMs, toMs, offsetMs }) => ({
      fromMs: offsetMs,
      toMs: offsetMs + toMs - fromMs,
      startedAt: new Date(fromMs).toISOString(),
    })),
    chapters,
    speeches,
    pages,
    gaps: worthTelling(recorded.gaps).flatMap(
      ({ fromMs, toMs, owner, source, name }): RecordingGap[] =>
        recordedParts(timeline, fromMs, toMs).map((part) => ({
          ...part,
          ofName: owner === null ? null : (name ?? names.get(owner) ?? ''),
          source,
        })),
    ),
    pictures: picturedIn(pictures),
  };
  return { contents, parts: partsOf(timeline, pictures, recorded.spans) };
}

/** What is missing of one track while everything is need not be told of it too; it begins and ends at about the same time. */
function worthTelling(gaps: readonly Gap[]): Gap[] {
  const whole = gaps.filter(({ owner }) => owner === null);
  return gaps.filter((gap) => gap.owner === null || !whole.some((one) => isPartOf(gap, one)));
}

/** One that was over before everything was missing, or came after that, is a fault of its own. */
function isPartOf({ fromMs, toMs }: Gap, whole: Gap): boolean {
  const touches = fromMs <= whole.toMs && whole.fromMs <= toMs;
  return touches && whole.fromMs - SOON_MS <= fromMs && toMs <= whole.toMs + SOON_MS;
}
