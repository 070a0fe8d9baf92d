import type { z } from 'zod';
import type { Action } from '../actions.ts';

/** A route: a name in its table, a path, the action that must be allowed, and the schemas of what goes in and out. */
export type RouteShape = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the origin with `:name` parameters, each of them in `params`. */
  path: `/api/${string}`;
  /** `public` is for signing in alone: by a password, or by the token of a room's machine. */
  action: Action | 'public';
  summary: string;
  /** How often a session may ask in a minute, where that is less than of all routes together. */
  mostPerMinute?: number;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: z.ZodType;
};

/** Keeps the exact types of a table of routes while holding it to the shape. */
export function defineRoutes<const T extends Record<string, RouteShape>>(routes: T): T {
  return routes;
}

type Part<R, K extends string> = R extends { [P in K]: infer S extends z.ZodType }
  ? z.infer<S>
  : undefined;
type Sent<R, K extends string> = R extends { [P in K]: infer S extends z.ZodType }
  ? { [P in K]: z.input<S> }
  : unknown;

/** What a handler gets: the parsed parts of the request. */
export type RouteInput<R> = {
  params: Part<R, 'params'>;
  query: Part<R, 'query'>;
  body: Part<R, 'body'>;
};

/** What a caller gives: only the parts that the route has. */
export type RouteCall<R> = Sent<R, 'params'> & Sent<R, 'query'> & Sent<R, 'body'>;

/** What a route answers. */
export type RouteAnswer<R extends RouteShape> = z.infer<R['answer']>;
