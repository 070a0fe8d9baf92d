import type { Meeting } from '#contract/http/meetings.ts';
import type { AgendaItemId, VersionId } from '#contract/ids.ts';
import type { EraseAfter } from './keeping-settings.ts';
import { isWhole, type KeptVersion, type WantedVersion } from './kept-documents.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Without a line nobody can tell that a meeting has ended; by then it has, however long it ran over. */
const ENDED_BY_MS = 12 * 60 * 60_000;
const WEEK_MS = 7 * DAY_MS;

/** What is read of a meeting to plan its keeping. */
export type PlannedMeeting = Pick<
  Meeting,
  'meetingId' | 'title' | 'startsAt' | 'endsAt' | 'phase' | 'unitId' | 'unitName' | 'items'
>;

/** Whether the documents of a meeting are kept now: it runs, or begins soon. */
export function isToBeKept(
  { phase, startsAt, endsAt }: Pick<Meeting, 'phase' | 'startsAt' | 'endsAt'>,
  now: number,
  daysAhead: number,
): boolean {
  if (phase === 'running') return true;
  return (
    phase === 'released' &&
    Date.parse(startsAt) <= now + daysAhead * DAY_MS &&
    Date.parse(endsAt) + ENDED_BY_MS > now
  );
}

/** Whether a meeting goes on, or should by its time: nobody tells a page that is not in it when it begins. */
export function isMeetingOn(
  meetings: readonly Pick<Meeting, 'phase' | 'startsAt' | 'endsAt'>[],
  now: number,
): boolean {
  return meetings.some(
    ({ phase, startsAt, endsAt }) =>
      phase === 'running' ||
      (phase === 'released' && Date.parse(startsAt) <= now && now < Date.parse(endsAt)),
  );
}

/**
 * The documents to be kept, in the order in which they are needed: the meeting that runs, then the next to begin; of each the item that is
 * discussed, then those after it, then those before; of an item the small ones first, so that something can be read soon. What is
 * internal, or not ready, is not among them.
 */
export function planKeeping(
  meetings: readonly PlannedMeeting[],
  currentItemId: AgendaItemId | null,
): WantedVersion[] {
  const order = [...meetings].sort(
    (a, b) =>
      Number(b.phase === 'running') - Number(a.phase === 'running') ||
      Date.parse(a.startsAt) - Date.parse(b.startsAt),
  );
  return order.flatMap((meeting) => {
    const current = meeting.items.findIndex(({ itemId }) => itemId === currentItemId);
    const items =
      current < 0
        ? meeting.items
        : [...meeting.items.slice(current), ...meeting.items.slice(0, current)];
    return items.flatMap((item) => documentsOf(meeting, item));
  });
}

function documentsOf(
  { meetingId, title, startsAt, endsAt, phase, unitId, unitName }: PlannedMeeting,
  item: PlannedMeeting['items'][number],
): WantedVersion[] {
  return item.documents
    .filter(({ isInternal }) => !isInternal)
    .sort((a, b) => a.sizeBytes - b.sizeBytes)
    .flatMap(({ versionId, documentId, title: name, fileName, progress }) =>
      progress.state !== 'ready'
        ? []
        : {
            versionId,
            documentId,
            title: name,
            fileName,
            pageCount: progress.pageCount,
            itemId: item.itemId,
            itemTitle: item.title,
            unitId: item.unitId ?? unitId,
            unitName,
            meeting: { meetingId, title, startsAt, endsAt, phase },
          },
    );
}

/**
 * Kept versions of meetings that were looked at and no longer name them: removed, made internal, or replaced by a version that is here
 * in whole. Until that is so the replaced one stays.
 */
export function outdated(
  kept: readonly KeptVersion[],
  meetings: readonly Pick<Meeting, 'meetingId'>[],
  plan: readonly WantedVersion[],
): VersionId[] {
  const looked = new Set(meetings.map(({ meetingId }) => meetingId));
  const wanted = new Set(plan.map(({ versionId }) => versionId));
  const whole = new Set(kept.filter(isWhole).map(({ versionId }) => versionId));
  const coming = new Set(
    plan.filter(({ versionId }) => !whole.has(versionId)).map(({ documentId }) => documentId),
  );
  return kept
    .filter(
      ({ versionId, documentId, meeting }) =>
        looked.has(meeting.meetingId) && !wanted.has(versionId) && !coming.has(documentId),
    )
    .map(({ versionId }) => versionId);
}

/** Kept versions whose meeting is over for so long that they leave the device, by its own clock. */
export function expired(
  kept: Iterable<KeptVersion>,
  now: number,
  eraseAfter: EraseAfter,
): VersionId[] {
  if (eraseAfter === 'while-readable') return [];
  const afterMs = eraseAfter === 'week' ? WEEK_MS : 0;
  return [...kept]
    .filter(({ meeting: { phase, endsAt } }) => {
      const endedBy = Date.parse(endsAt) + (phase === 'ended' ? 0 : ENDED_BY_MS);
      return phase === 'ended' && eraseAfter === 'at-once' ? true : endedBy + afterMs <= now;
    })
    .map(({ versionId }) => versionId);
}
