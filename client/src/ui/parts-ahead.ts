import { loadTexts } from '#client/i18n/i18n.ts';
import { lateParts } from './late-part.tsx';

/** The first pictures and the document go first, and by then a thin line is known to be one, in milliseconds. */
export const SETTLED_MS = 10_000;
/** Between two files the line is left to the voices, in milliseconds. */
const PAUSE_MS = 1000;

/**
 * Fetches the late parts of this page once it is at rest, one after another: to open a sheet then asks for nothing over the line, and
 * works after the server has got another version. One that doesn't come is left to who shows it. Settles when all were asked for, or
 * after the part in hand once `signal` stops it.
 */
export async function fetchPartsAhead(signal: AbortSignal): Promise<void> {
  await pause(SETTLED_MS, signal);
  await loadTexts('refusals').catch(() => undefined);
  // A part may bring others along: they come at the end of the same list.
  for (const part of lateParts()) {
    if (signal.aborted) return;
    await part.fetchAhead().catch(() => undefined);
    await pause(PAUSE_MS, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
