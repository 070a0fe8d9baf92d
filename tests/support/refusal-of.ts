import { Refusal } from '#contract/errors.ts';

/** The refusal that a call ends in; throws when it does not. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Refusal)) throw new Error(`not refused: ${String(outcome)}`);
  return outcome;
}

/** The same in words: its code and, after a space, its reason where it has one. */
export async function refusalWords(call: Promise<unknown>): Promise<string> {
  const { code, body } = await refusalOf(call);
  return [code, body.reason].filter(Boolean).join(' ');
}
