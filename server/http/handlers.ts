import type { RouteAnswer, RouteInput, RouteShape } from '#contract/http/route.ts';
import type { RouteName, Routes } from '#contract/http/routes.ts';
import type { Actor } from '#server/domain/actor.ts';

/** Where a request comes from, and the means to give or take the session's cookie and to give a machine's. */
export type Visit = {
  address: string;
  userAgent: string;
  /** Token of the session that the browser holds now; null when none. */
  sessionToken: string | null;
  /** Token of the machine that the browser holds; null when it is none. */
  deviceToken: string | null;
  giveDevice(token: string): void;
  giveSession(token: string, expiresAt: Date): void;
  takeSession(): void;
};

/** What a handler knows beside its input: a public route knows no actor. */
export type HandlerContext<R extends RouteShape> = R['action'] extends 'public'
  ? Visit
  : Visit & { actor: Actor };

/** A handler for every route: one that is missing does not compile. */
export type Handlers = {
  [N in RouteName]: (
    input: RouteInput<Routes[N]>,
    context: HandlerContext<Routes[N]>,
  ) => Promise<RouteAnswer<Routes[N]>>;
};

/** The handlers of one area: those of the routes of its table. */
export type HandlersOf<T> = Pick<Handlers, Extract<keyof T, RouteName>>;
