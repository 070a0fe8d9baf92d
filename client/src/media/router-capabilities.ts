const KEY = 'nghi-su.router';

/** Remembers what the server's router can do, so that the next joining prepares the device before it asks. */
export function rememberRouter(capabilities: Record<string, unknown>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(capabilities));
  } catch {
    // A full or forbidden storage costs some milliseconds at the next joining, nothing more.
  }
}

/** What the router could do when it was last asked, or null. */
export function rememberedRouter(): Record<string, unknown> | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return typeof stored === 'object' && stored !== null ? { ...stored } : null;
  } catch {
    return null;
  }
}

/** What the router can do, asked over HTTP while the person looks at the lobby; null when the server does not say. */
export async function askedRouter(): Promise<Record<string, unknown> | null> {
  try {
    const answer = await fetch('/api/media/capabilities');
    const body: unknown = answer.ok ? await answer.json() : null;
    const router: unknown = Reflect.get(Object(body), 'routerRtpCapabilities');
    return typeof router === 'object' && router !== null ? { ...router } : null;
  } catch {
    return null;
  }
}
