import { createHmac } from 'node:crypto';

/** The relay that devices behind strict firewalls use, by all its addresses, and the secret that it shares with this server. */
export type TurnSettings = { urls: readonly string[]; secret: string };

/** As `RTCConfiguration.iceServers` takes it. */
export type IceServer = { urls: string[]; username: string; credential: string };

/** A long working day: a hall screen joins in the morning and stays; the relay drops whose credentials ran out. */
const LIFETIME_SECONDS = 12 * 3600;

/**
 * Makes credentials that the relay honours for some hours (coturn's `use-auth-secret`): the user name is the expiry in Unix
 * seconds and who it is for, the password its HMAC-SHA1.
 */
export function turnCredentials(turn: TurnSettings, holder: string, now: Date): IceServer {
  const username = `${Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS}:${holder}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return { urls: turn.urls.flatMap(relayUrls), username, credential };
}

/** A relay named without a transport is asked over UDP and, where a firewall stops that, over TCP. */
function relayUrls(url: string): string[] {
  return url.startsWith('turn:') && !url.includes('?') ? [url, `${url}?transport=tcp`] : [url];
}
