import type { ConferenceFault } from './conference-state.ts';

/** How long to wait before the n-th try (from 0), in milliseconds: at once, then longer, at most 5 s; `random` spreads 60 devices. */
export function backOffMs(attempt: number, random: () => number = Math.random): number {
  if (attempt === 0) return 0;
  return Math.round(Math.min(5000, 250 * 2 ** (attempt - 1)) * (0.75 + random() / 2));
}

/** What a failed joining means; null: worth another try, as when the SFU is being replaced. */
export function faultOf(error: unknown): Exclude<ConferenceFault, 'unreachable'> | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'UnsupportedError') return 'unsupported';
  const { code, reason } = refusalOf(error);
  if (reason === 'meeting-ended') return 'ended';
  return code === 'FORBIDDEN' || code === 'NOT_SIGNED_IN' ? 'refused' : null;
}

/** The code and reason of an error that is a refusal; empty for any other. */
export function refusalOf(error: unknown): { code?: unknown; reason?: unknown } {
  const body: unknown = error instanceof Error ? Reflect.get(error, 'body') : null;
  return typeof body === 'object' && body !== null ? body : {};
}

/** Whether a request failed for now alone: no answer came, or the server has no room at the moment. */
export function mayPass(error: unknown): boolean {
  const { code } = refusalOf(error);
  return code === undefined || code === 'UNAVAILABLE' || code === 'TOO_MANY';
}

/** Rejects when the promise takes longer; a lost line must not hold a joining for ever. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves after some milliseconds; at once for 0. */
export function pause(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}

/** Tries with back-off until it works, is overtaken (`isCurrent`), or fails for good; answers what it failed with, else null. */
export async function persist(
  attempt: (tried: number) => Promise<void>,
  { tries, isCurrent }: { tries: number; isCurrent: () => boolean },
): Promise<ConferenceFault | null> {
  for (let tried = 0; isCurrent(); tried += 1) {
    try {
      await attempt(tried);
      return null;
    } catch (error) {
      if (!isCurrent()) return null;
      const fault = faultOf(error) ?? (tried + 1 >= tries ? 'unreachable' : null);
      if (fault) return fault;
      await pause(backOffMs(tried + 1));
    }
  }
  return null;
}
