import type { NotificationContent } from '#contract/http/notifications.ts';
import type { DocumentId, UserId } from '#contract/ids.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import type { FrameDocument, MeetingFrame } from '#contract/live/state.ts';
import { isInFrameFor, readerInFrame } from '../document-access.ts';

/** What some of those who take part are to be told. */
type News = { to: UserId[]; content: NotificationContent };

/**
 * What a changed frame means for those who take part: that they are invited (`before` null: everybody is), that time or place
 * changed, and which documents came into their hands, were replaced, stay in the house from now on, or were taken back. Nobody is
 * told of what `by` does but the others, and of no document that isn't meant for them.
 */
export function frameNews(before: MeetingFrame | null, after: MeetingFrame, by: UserId): News[] {
  const news = new Map<string, News>();
  for (const { userId, isLetIn } of after.participants) {
    if (userId === by || isLetIn) continue;
    for (const content of newsFor(userId, before, after)) {
      const key = JSON.stringify(content);
      const told = news.get(key) ?? { to: [], content };
      told.to.push(userId);
      news.set(key, told);
    }
  }
  return [...news.values()];
}

function newsFor(
  userId: UserId,
  before: MeetingFrame | null,
  after: MeetingFrame,
): NotificationContent[] {
  const { meetingId, title: meetingTitle, startsAt, place } = after;
  const meeting = { meetingId, meetingTitle };
  if (!before || rolesInFrame(before, userId).length === 0)
    return [{ kind: 'meetingReleased', ...meeting, startsAt, place }];
  const isMoved = before.startsAt !== startsAt || before.place !== place;
  const had = documentsFor(userId, before);
  const has = documentsFor(userId, after);
  const came = [...has.values()].flatMap((document): NotificationContent[] => {
    const old = had.get(document.documentId);
    const facts = { ...meeting, versionId: document.versionId, title: document.title };
    if (!old) return [{ kind: 'documentAdded', ...facts, isLate: document.isLate === true }];
    if (old.versionId !== document.versionId) return [{ kind: 'documentReplaced', ...facts }];
    if (document.isInternal && !old.isInternal) return [{ kind: 'documentInternal', ...facts }];
    return [];
  });
  const went = [...had.values()]
    .filter(({ documentId }) => !has.has(documentId))
    .map(({ title }) => ({ kind: 'documentTakenBack' as const, ...meeting, title }));
  return [
    ...(isMoved ? [{ kind: 'meetingMoved' as const, ...meeting, startsAt, place }] : []),
    ...came,
    ...went,
  ];
}

function documentsFor(userId: UserId, frame: MeetingFrame): Map<DocumentId, FrameDocument> {
  const reader = readerInFrame(frame, userId);
  const documents = frame.items.flatMap((item) => item.documents);
  return new Map(
    documents
      .filter((document) => isInFrameFor(document, reader))
      .map((document) => [document.documentId, document]),
  );
}
