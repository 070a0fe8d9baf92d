import { THIN_LINE_COOKIE } from '#contract/http/thin-line.ts';

/** The cookie ends by itself, lest a page that was closed at once leaves its browser slow. */
const LASTS_S = 60;

/** Asks the server to send slowly, so that pages leave room for the voices; answers the way out. */
export function sparePages(): () => void {
  const ask = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR and without HTTPS
    document.cookie = `${THIN_LINE_COOKIE}=1; path=/; max-age=${LASTS_S}; samesite=strict`;
  };
  ask();
  const timer = setInterval(ask, (1000 * LASTS_S) / 2);
  return () => {
    clearInterval(timer);
    // biome-ignore lint/suspicious/noDocumentCookie: as above
    document.cookie = `${THIN_LINE_COOKIE}=; path=/; max-age=0; samesite=strict`;
  };
}
