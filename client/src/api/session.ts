import { useQuery } from '@tanstack/react-query';
import { type LoaderFunctionArgs, redirect, useNavigate } from 'react-router';
import type { Action } from '#contract/actions.ts';
import type { Me } from '#contract/http/account.ts';
import { ApiError } from './api-error.ts';
import { call } from './call.ts';
import { keepTicket, keptTicket } from './guest-ticket.ts';
import { read } from './query.ts';
import { queryClient } from './query-client.ts';
import { giveTabTo } from './tab-owner.ts';

const meQuery = { ...read('account.me', {}), staleTime: 5 * 60_000 };

let onAccount = (_me: Me): void => {};

function accountKnown(me: Me): void {
  giveTabTo(me.userId);
  onAccount(me);
}

/** Sets what happens when it is known who uses this page: after a sign-in, and when a page begins in a session. */
export function whenAccountKnown(action: (me: Me) => void): void {
  onAccount = action;
}

/** The address of the sign-in page that leads back to `path` afterwards. */
export function signInPath(path: string): string {
  return path === '/' ? '/dang-nhap' : `/dang-nhap?toi=${encodeURIComponent(path)}`;
}

/** Where to go when nobody is signed in any more: back to the waiting room for who came in by a code in this tab. */
export function doorPath(path: string): string {
  return keptTicket() === null ? signInPath(path) : '/vao-hop';
}

/** The place to go to after signing in: only a path of this product, never another origin. */
export function placeAfterSignIn(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}

/** Route loader: lets only signed-in accounts through, the others to the sign-in page and back. */
export async function requireSession({ request }: LoaderFunctionArgs): Promise<null> {
  const url = new URL(request.url);
  try {
    const me = await queryClient.ensureQueryData(meQuery);
    accountKnown(me);
    return null;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'NOT_SIGNED_IN') {
      throw redirect(doorPath(url.pathname + url.search));
    }
    throw error;
  }
}

/** Route loader of the pages outside of meetings: a guest has the one meeting alone. */
export async function requireNoGuest(): Promise<null> {
  // That nobody is signed in is said by `requireSession`.
  const me = await queryClient.ensureQueryData(meQuery).catch(() => null);
  if (me?.guestIn) throw redirect(`/hop/${me.guestIn}`);
  return null;
}

/** The signed-in account. Only for pages behind `requireSession`. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe is used outside of a session');
  return data;
}

/** Whether the signed-in account may do an action outside any one meeting. */
export function useMay(action: Action): boolean {
  return useMe().may.includes(action);
}

/** Takes the account that has just signed in into the cache. */
export function rememberMe(me: Me): void {
  queryClient.clear();
  queryClient.setQueryData(meQuery.queryKey, me);
  accountKnown(me);
}

/** Forgets every answer of the server: for the sign-in page, when no page of the last account is shown any more. */
export function forgetAnswers(): void {
  queryClient.clear();
}

/** What this device does when somebody signs out here. */
export type SigningOut = {
  /** Sends what the person wrote here and the server does not have yet; says how much is left. */
  sendUnsent(): Promise<number>;
  countUnsent(): Promise<number>;
  forget(): Promise<void>;
};

let signingOut: SigningOut = {
  sendUnsent: async () => 0,
  countUnsent: async () => 0,
  forget: async () => undefined,
};

/** Sets what happens when somebody signs out here. */
export function whenSigningOut(actions: SigningOut): void {
  signingOut = actions;
}

/** The longest that signing out waits for what is unsent, in milliseconds. */
const PATIENCE_MS = 8000;

/** Sends what is unsent before somebody signs out, as far as that does not keep them waiting; says how much is left. */
export function sendBeforeSigningOut(): Promise<number> {
  const patience = new Promise<void>((done) => setTimeout(done, PATIENCE_MS));
  return Promise.race([signingOut.sendUnsent(), patience.then(() => signingOut.countUnsent())]);
}

/** Ends the session and shows the sign-in page, which forgets what the last account has seen. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    await call('account.signOut', {}).catch((error: unknown) => {
      if (!(error instanceof ApiError && error.code === 'NOT_SIGNED_IN')) throw error;
    });
    await signingOut.forget();
    const wasGuest = keptTicket() !== null;
    keepTicket(null);
    await navigate(wasGuest ? '/vao-hop' : '/dang-nhap');
  };
}
