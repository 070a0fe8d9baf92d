import { refuse } from '#contract/errors.ts';
import type { StrokeId, UserId, VersionId } from '#contract/ids.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { Stroke } from '#contract/live/ink.ts';
import { mayPresent } from '#contract/live/may-present.ts';
import { isChair } from '#contract/live/meeting-roles.ts';
import type { LiveState, MeetingFrame } from '#contract/live/state.ts';
import { type DecideContext, framed, requireRunning } from './decide-context.ts';
import { isHidden } from './project.ts';

/** How many points of shared ink a meeting keeps at most (some 3 MB in each snapshot); the presenter must erase before more. */
const MAX_SHARED_POINTS = 100_000;

type Page = { versionId: VersionId; page: number };

function requirePage(frame: MeetingFrame, { versionId, page }: Page, userId: UserId): void {
  const document = frame.items
    .flatMap((item) => item.documents)
    .find((d) => d.versionId === versionId);
  if (!document || isHidden(frame, versionId, userId)) throw refuse('NOT_FOUND', 'document');
  if (page > document.pageCount) throw refuse('BAD_INPUT', 'no-such-page');
}

function requirePresenter(state: LiveState, userId: UserId) {
  if (!state.presentation) throw refuse('WRONG_STATE', 'nobody-presents');
  if (state.presentation.presenterId !== userId) throw refuse('FORBIDDEN', 'not-the-presenter');
  return state.presentation;
}

/** Begins to present, or takes the presentation over. */
export function startPresentation(
  state: LiveState,
  input: Page,
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  const frame = framed(state);
  if (!mayPresent(state, context.actorId)) throw refuse('FORBIDDEN', 'not-a-presenter');
  requirePage(frame, input, context.actorId);
  return [{ type: 'presentation.started', versionId: input.versionId, page: input.page }];
}

/** Turns to a page of any released document; only who presents may, and turning to the page that is shown changes nothing. */
export function turnPage(state: LiveState, input: Page, context: DecideContext): LiveFact[] {
  requireRunning(state);
  const shown = requirePresenter(state, context.actorId);
  requirePage(framed(state), input, context.actorId);
  if (shown.versionId === input.versionId && shown.page === input.page) return [];
  return [{ type: 'presentation.turned', versionId: input.versionId, page: input.page }];
}

/** Ends the presentation: who presents, or the chair. */
export function stopPresentation(state: LiveState, context: DecideContext): LiveFact[] {
  requireRunning(state);
  if (!state.presentation) throw refuse('WRONG_STATE', 'nobody-presents');
  if (!isChair(framed(state), context.actorId)) requirePresenter(state, context.actorId);
  return [{ type: 'presentation.stopped' }];
}

/** Calls everybody to a page of any released document: the chair; each device gives a moment's notice before it turns. */
export function callAll(state: LiveState, input: Page, context: DecideContext): LiveFact[] {
  requireRunning(state);
  const frame = framed(state);
  if (!isChair(frame, context.actorId)) throw refuse('FORBIDDEN', 'presentation.callAll');
  requirePage(frame, input, context.actorId);
  const { versionId, page } = input;
  const presenterId = state.presentation?.presenterId;
  // Who presents goes on, from the page that was called; not on a page that is kept from them.
  const goesOn = presenterId !== undefined && !isHidden(frame, versionId, presenterId);
  return [
    {
      type: 'presentation.calledAll',
      presenterId: goesOn ? presenterId : context.actorId,
      versionId,
      page,
    },
  ];
}

/** Adds a stroke of shared ink on a page; only who presents may. */
export function addInk(
  state: LiveState,
  input: Page & { stroke: Stroke },
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  requirePresenter(state, context.actorId);
  requirePage(framed(state), input, context.actorId);
  const { stroke, versionId, page } = input;
  if (state.sharedInk.some((s) => s.strokeId === stroke.strokeId))
    throw refuse('CONFLICT', 'stroke-exists');
  const points = state.sharedInk.reduce((sum, s) => sum + s.points.length, stroke.points.length);
  if (points > MAX_SHARED_POINTS) throw refuse('TOO_MANY', 'shared-ink');
  return [{ type: 'ink.added', stroke: { ...stroke, versionId, page, authorId: context.actorId } }];
}

/** Erases a stroke of shared ink: its author, or the chair. */
export function removeInk(
  state: LiveState,
  strokeId: StrokeId,
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  const stroke = state.sharedInk.find((s) => s.strokeId === strokeId);
  if (!stroke) throw refuse('NOT_FOUND', 'stroke');
  if (stroke.authorId !== context.actorId && !isChair(framed(state), context.actorId)) {
    throw refuse('FORBIDDEN', 'not-your-stroke');
  }
  return [{ type: 'ink.removed', strokeId }];
}
