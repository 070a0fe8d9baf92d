import { MOST_CHAT_MESSAGES } from '../list-limits.ts';
import { codeShownUntil } from './code-shown.ts';
import type { LiveEvent } from './events.ts';
import type { HandCounting } from './hand-count.ts';
import { moved, without, withRequest } from './speakers-queue.ts';
import { freeStage, setNow, stageWithin, stageWithout } from './stage-course.ts';
import type { LiveState, OpenBallot } from './state.ts';

/** Folds one event into the state: pure, total, without a clock; the server and every device run this same function. */
export function evolve(before: LiveState, event: LiveEvent): LiveState {
  const state = { ...before, seq: event.seq };
  switch (event.type) {
    case 'meeting.framed':
      return {
        ...state,
        frame: event.frame,
        quorum: event.quorum,
        stage: stageWithin(state.stage, event.frame),
      };
    case 'meeting.started':
      return {
        ...state,
        phase: 'running',
        startedAt: event.at,
        withoutQuorum: event.withoutQuorum ?? null,
        codeShown: { until: codeShownUntil(event.at), asked: false },
      };
    case 'meeting.ended':
      return {
        ...state,
        phase: 'ended',
        endedAt: event.at,
        codeShown: null,
        seatsShownAt: null,
        stage: freeStage,
        presentation: null,
        pageCall: null,
        waiting: [],
        interpellation: null,
        readyCheck: null,
        removed: {},
        ...closeItem(before),
      };
    case 'item.opened':
      return {
        ...state,
        ...closeItem(before, event.itemId),
        currentItemId: event.itemId,
        itemOpenedAt: event.at,
      };
    case 'presentation.started':
      return {
        ...state,
        presentation: {
          presenterId: event.actorId,
          startedAt: event.at,
          versionId: event.versionId,
          page: event.page,
        },
      };
    case 'presentation.turned':
      return state.presentation
        ? {
            ...state,
            presentation: { ...state.presentation, versionId: event.versionId, page: event.page },
          }
        : state;
    case 'presentation.stopped':
      return { ...state, presentation: null };
    case 'presentation.calledAll': {
      const { seq, at, actorId, presenterId, versionId, page } = event;
      const before = state.presentation;
      const startedAt = before?.presenterId === presenterId ? before.startedAt : at;
      return {
        ...state,
        presentation: { presenterId, startedAt, versionId, page },
        pageCall: { seq, callerId: actorId, at, versionId, page },
      };
    }
    case 'ink.added':
      return { ...state, sharedInk: [...state.sharedInk, event.stroke] };
    case 'ink.removed':
      return { ...state, sharedInk: state.sharedInk.filter((s) => s.strokeId !== event.strokeId) };
    case 'attendance.recorded':
      return {
        ...state,
        attendance: { ...state.attendance, [event.userId]: event.record },
        quorum: event.quorum,
        stage:
          event.record.status === 'present' ? state.stage : stageWithout(state.stage, event.userId),
      };
    case 'attendance.codeShown':
      return { ...state, codeShown: event.until ? { until: event.until, asked: true } : null };
    case 'seating.shown':
      return { ...state, seatsShownAt: event.shown ? event.at : null };
    case 'stage.layoutSet':
      return { ...state, stage: { ...setNow(state.stage, event), layout: event.layout } };
    case 'stage.spotlit':
      return { ...state, stage: { ...setNow(state.stage, event), spotlight: event.on } };
    case 'speech.requested':
      return { ...state, waiting: withRequest(state.waiting, event) };
    case 'speech.withdrawn':
      return { ...state, waiting: without(state.waiting, event.requestId) };
    case 'speech.approved':
      return {
        ...state,
        waiting: state.waiting.map((request) =>
          request.requestId === event.requestId ? { ...request, approvedAt: event.at } : request,
        ),
      };
    case 'speech.refused': {
      const { requestId, reason, at: refusedAt } = event;
      const request = state.waiting.find((r) => r.requestId === requestId);
      return {
        ...state,
        waiting: without(state.waiting, requestId),
        refused: request ? [...state.refused, { ...request, refusedAt, reason }] : state.refused,
      };
    }
    case 'speech.moved':
      return { ...state, waiting: moved(state.waiting, event.requestId, event.beforeId) };
    case 'floor.given': {
      const { userId, siteId, requestId, limitSeconds, kind = 'speech', at: since } = event;
      const itemId = state.currentItemId;
      return {
        ...state,
        waiting: without(state.waiting, requestId),
        floor: { userId, kind, siteId, requestId, limitSeconds, since, itemId },
      };
    }
    case 'floor.extended':
      return state.floor
        ? { ...state, floor: { ...state.floor, limitSeconds: event.limitSeconds } }
        : state;
    case 'interpellation.begun': {
      const { requestId, askerId, questionedId, subject, at: since } = event;
      return { ...state, interpellation: { requestId, askerId, questionedId, subject, since } };
    }
    case 'interpellation.ended':
      return { ...state, interpellation: null };
    case 'floor.taken':
      return state.floor
        ? {
            ...state,
            floor: null,
            speeches: [
              ...state.speeches,
              {
                userId: event.userId,
                kind: state.floor.kind,
                siteId: state.floor.siteId,
                itemId: state.floor.itemId,
                startedAt: state.floor.since,
                seconds: event.seconds,
              },
            ],
          }
        : state;
    case 'readiness.asked':
      return { ...state, readyCheck: { askedAt: event.at, ready: [] } };
    case 'readiness.said': {
      const check = state.readyCheck;
      if (!check) return state;
      return { ...state, readyCheck: { ...check, ready: [...check.ready, event.userId] } };
    }
    case 'readiness.cancelled':
      return { ...state, readyCheck: null };
    case 'ballot.opened':
      return { ...state, readyCheck: null, openBallot: event.ballot };
    case 'ballot.paused':
      return state.openBallot
        ? { ...state, openBallot: { ...state.openBallot, pausedAt: event.at } }
        : state;
    case 'ballot.resumed':
      return state.openBallot
        ? { ...state, openBallot: { ...unpaused(state.openBallot), closesAt: event.closesAt } }
        : state;
    case 'ballot.handsEntered':
      return withHands(state, ({ enteredBy, differed }) => ({
        enteredBy: [...enteredBy, event.userId],
        differed,
      }));
    case 'ballot.handsDiffered':
      return withHands(state, ({ differed }) => ({ enteredBy: [], differed: differed + 1 }));
    case 'ballot.counted': {
      const { at: closedAt, present } = event;
      const { openBallot } = state;
      if (!openBallot) return state;
      const ballot = unpaused(openBallot);
      return { ...state, openBallot: null, countedBallot: { ballot, closedAt, present } };
    }
    case 'ballot.closed': {
      const { at: publishedAt, rollCall, result, secretCount } = event;
      const ballot = votedOn(state);
      if (!ballot) return state;
      // A vote that was not counted by itself before is over with its publication.
      const closedAt = state.countedBallot?.closedAt ?? publishedAt;
      const outcome = { rollCall, result, ...(secretCount && { secretCount }) };
      const closedBallots = [
        ...state.closedBallots,
        { ...unpaused(ballot), closedAt, publishedAt, ...outcome },
      ];
      return { ...state, openBallot: null, countedBallot: null, closedBallots };
    }
    case 'ballot.voided': {
      const { at: voidedAt, cause } = event;
      const ballot = votedOn(state);
      if (!ballot) return state;
      const voidBallots = [...state.voidBallots, { ...unpaused(ballot), voidedAt, cause }];
      return { ...state, openBallot: null, countedBallot: null, voidBallots };
    }
    case 'conclusion.written': {
      const { itemId, text, at, actorId } = event;
      const { [itemId]: _, ...others } = before.conclusions;
      return {
        ...state,
        conclusions: text === '' ? others : { ...others, [itemId]: { text, byId: actorId, at } },
      };
    }
    case 'chat.sent': {
      const { messageId, userId, text, at } = event;
      const chat = [...state.chat, { messageId, userId, text, at }];
      return { ...state, chat: chat.slice(-MOST_CHAT_MESSAGES) };
    }
    case 'microphone.modeSet':
      return { ...state, microphones: event.mode };
    case 'participant.removed':
      return {
        ...state,
        removed: { ...state.removed, [event.userId]: event.at },
        stage: stageWithout(state.stage, event.userId),
      };
    case 'participant.readmitted': {
      const { [event.userId]: _, ...removed } = state.removed;
      return { ...state, removed };
    }
    case 'recording.started':
      return { ...state, recording: { startedAt: event.at, hindrance: null } };
    case 'recording.hindered':
      return {
        ...state,
        recording: state.recording && { ...state.recording, hindrance: event.cause },
      };
    case 'recording.stopped':
      return { ...state, recording: null };
    case 'microphone.muted':
    case 'microphone.allMuted':
      return state;
  }
}

/** The vote that is under way: open, or counted and not published; there is one at most. */
export function votedOn({ openBallot, countedBallot }: LiveState): OpenBallot | null {
  return openBallot ?? countedBallot?.ballot ?? null;
}

/** The state with another standing of the count of hands. */
function withHands(state: LiveState, change: (hands: HandCounting) => HandCounting): LiveState {
  const { openBallot } = state;
  if (!openBallot?.hands) return state;
  return { ...state, openBallot: { ...openBallot, hands: change(openBallot.hands) } };
}

/** A vote as it is without its pause: one that is over is paused no more. */
function unpaused({ pausedAt: _, ...ballot }: OpenBallot): OpenBallot {
  return ballot;
}

/** The current item becomes done, unless it is the one that opens again. */
function closeItem(before: LiveState, next?: string) {
  const left = before.currentItemId;
  const done = before.doneItemIds.filter((id) => id !== next);
  return {
    currentItemId: null,
    itemOpenedAt: null,
    doneItemIds: left && left !== next && !done.includes(left) ? [...done, left] : done,
  };
}
