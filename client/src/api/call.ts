import type { RouteAnswer, RouteCall } from '#contract/http/route.ts';
import type { RouteName, Routes } from '#contract/http/routes.ts';
import { UNATTENDED_HEADER } from '#contract/unattended.ts';
import { ApiError, errorFromAnswer, offlineError } from './api-error.ts';
import { attendance } from './attendance.ts';
import { answerKeeper } from './kept-answers.ts';
import { line } from './line.ts';
import { buildRequest, type Parts } from './request.ts';
import { routeTable } from './route-table.ts';

/** What a route takes. */
export type Input<N extends RouteName> = RouteCall<Routes[N]>;

/** What a route answers. */
export type Answer<N extends RouteName> = RouteAnswer<Routes[N]>;

/**
 * Calls a route of the contract and returns its answer; throws `ApiError` for every refusal and for a line that is down. Without a
 * line, the answer that the device keeps to the same question is returned, where there is one; a refusal is never answered so.
 */
export async function call<N extends RouteName>(
  name: N,
  input: Input<N>,
  options: { signal?: AbortSignal } = {},
): Promise<Answer<N>> {
  const parts = input as Parts;
  const askedAt = answerKeeper().moment();
  try {
    const answer = await ask(name, input, options);
    line.found();
    answerKeeper().keep(name, parts, answer, askedAt);
    return answer;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code !== 'UNAVAILABLE') {
      line.found();
      answerKeeper().refused(name, parts, error);
      throw error;
    }
    if (error.reason === 'offline') line.lost();
    const kept = await answerKeeper().find(name, parts);
    if (!kept) throw error;
    line.lost();
    line.gaveKept(kept.at);
    return kept.answer as Answer<N>;
  }
}

/** Asks the server. While developing, the answer is also held to the contract's schema. */
async function ask<N extends RouteName>(
  name: N,
  input: Input<N>,
  options: { signal?: AbortSignal },
): Promise<Answer<N>> {
  const request = buildRequest(routeTable[name], input as Parts);
  const response = await fetch(request.url, {
    method: request.method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(request.body === null ? {} : { 'content-type': 'application/json' }),
      ...(attendance.isAttended() ? {} : { [UNATTENDED_HEADER]: '1' }),
    },
    body: request.body,
    signal: options.signal ?? null,
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw offlineError(cause);
  });
  const text = await response.text();
  if (!response.ok) throw errorFromAnswer(response.status, text);
  const answer: Answer<N> = text === '' ? {} : JSON.parse(text);
  if (import.meta.env.DEV) await holdToContract(name, answer);
  return answer;
}

async function holdToContract(name: RouteName, answer: unknown): Promise<void> {
  const { routes } = await import('#contract/http/routes.ts');
  const parsed = routes[name].answer.safeParse(answer);
  if (!parsed.success) console.error(`${name} answers outside of the contract`, parsed.error);
}
