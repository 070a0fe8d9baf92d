import { useEffect, useRef, useState } from 'react';
import type { UserId, VersionId } from '#contract/ids.ts';
import { OpenFailure, type OpenProblem } from './open-failure.ts';
import type { PageSource } from './page-source.ts';
import { openPdf, type Opening as Wanted } from './pdf-source.ts';

/** How far the opening of a document is; `share` is the part loaded, 0–1. */
export type Opening =
  | { state: 'opening'; share: number }
  | { state: 'open'; pdf: PageSource }
  | { state: 'failed'; problem: OpenProblem };

const begun: Opening = { state: 'opening', share: 0 };
const CONVERSION_RETRY_MS = 3000;

/** Opens a version and gives it back when the viewer leaves it. One that is still being converted is asked for again. */
export function useOpenPdf(
  versionId: VersionId,
  readerId: UserId,
  first: Wanted,
): { opening: Opening; retry: () => void } {
  const [opening, setOpening] = useState<Opening>(begun);
  const [attempt, setAttempt] = useState(0);
  const wanted = useRef(first);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens again
  useEffect(() => {
    let left = false;
    let release: (() => void) | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setOpening((old) => (isProblem(old, 'converting') ? old : begun));
    openPdf(versionId, readerId, wanted.current, (share) => {
      setOpening((old) => (old.state === 'opening' && !left ? { state: 'opening', share } : old));
    })
      .then((open) => {
        release = open.release;
        if (left) release();
        else setOpening({ state: 'open', pdf: open.pages });
      })
      .catch((cause: unknown) => {
        if (left) return;
        const problem = cause instanceof OpenFailure ? cause.problem : 'failed';
        setOpening({ state: 'failed', problem });
        if (problem === 'converting')
          timer = setTimeout(() => setAttempt((n) => n + 1), CONVERSION_RETRY_MS);
      });
    return () => {
      left = true;
      clearTimeout(timer);
      release?.();
    };
  }, [versionId, readerId, attempt]);
  useEffect(() => {
    if (!isProblem(opening, 'offline')) return;
    const again = () => setAttempt((n) => n + 1);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [opening]);
  return { opening, retry: () => setAttempt((n) => n + 1) };
}

function isProblem(opening: Opening, problem: OpenProblem): boolean {
  return opening.state === 'failed' && opening.problem === problem;
}
