import { type CookieSerializeOptions, fastifyCookie } from '@fastify/cookie';

/** How the session's cookie is called and set: `__Host-` wherever the browser speaks HTTPS, a plain name on http://localhost. */
export type SessionCookie = {
  name: string;
  options: CookieSerializeOptions;
  /** The session token in a Cookie header; null when there is none. */
  tokenIn(header: string | undefined): string | null;
};

/** The session's cookie for a server that browsers reach over HTTPS or not. */
export function sessionCookie(isHttps: boolean): SessionCookie {
  const name = isHttps ? '__Host-nghi-su' : 'nghi-su';
  return {
    name,
    options: { path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps },
    tokenIn: (header) => (header ? fastifyCookie.parse(header)[name] : undefined) ?? null,
  };
}
