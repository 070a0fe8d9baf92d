import { THIN_LINE_COOKIE } from '#contract/http/thin-line.ts';

/** The cookie ends by itself, lest a page that was closed at once leaves its browser slow. */
const LASTS_S = 60;

/** Asks the server to send slowly, so that pages leave room for the voices; answers the way out. */
export function sparePages(): () => void {
  setCookie('1', LASTS_S);
  const timer = setInterval(() => setCookie('1', LASTS_S), (1000 * LASTS_S) / 2);
  return () => {
    clearInterval(timer);
    setCookie('', 0);
  };
}

function setCookie(value: string, lastsS: number): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR and without HTTPS
  document.cookie = `${THIN_LINE_COOKIE}=${value}; path=/; max-age=${lastsS}; samesite=strict`;
}
