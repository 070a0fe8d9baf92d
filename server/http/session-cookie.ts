import { type CookieSerializeOptions, fastifyCookie } from '@fastify/cookie';

/** How long a machine keeps its token without being used, in milliseconds: browsers keep no cookie for longer than 400 days. */
export const DEVICE_COOKIE_MS = 400 * 24 * 3_600_000;

/** How the session's cookie is called and set: `__Host-` wherever the browser speaks HTTPS, a plain name on http://localhost. */
export type SessionCookie = {
  name: string;
  /** The name of the cookie with the token of a room's machine, which is set alike and outlives sessions. */
  deviceName: string;
  options: CookieSerializeOptions;
  /** The session token in a Cookie header; null when there is none. */
  tokenIn(header: string | undefined): string | null;
  /** The machine's token there; null when there is none. */
  deviceTokenIn(header: string | undefined): string | null;
};

/** The session's cookie for a server that browsers reach over HTTPS or not. */
export function sessionCookie(isHttps: boolean): SessionCookie {
  const name = isHttps ? '__Host-nghi-su' : 'nghi-su';
  const deviceName = `${name}-thiet-bi`;
  const cookieIn = (cookie: string, header: string | undefined) =>
    (header ? fastifyCookie.parse(header)[cookie] : undefined) ?? null;
  return {
    name,
    deviceName,
    options: { path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps },
    tokenIn: (header) => cookieIn(name, header),
    deviceTokenIn: (header) => cookieIn(deviceName, header),
  };
}
