import type { PillTone } from '#client/ui/Pill.tsx';
import type { PaperRequest } from '#contract/http/papers.ts';

/** How far a paper is, as the board shows it: what was asked for is told apart by whether the unit has begun. */
export type PaperFace = 'notBegun' | 'begun' | 'submitted' | 'returned' | 'approved' | 'withdrawn';

/** The face of a paper. */
export function faceOf({ progress, documents }: PaperRequest): PaperFace {
  if (progress.state !== 'asked') return progress.state;
  return documents.length === 0 ? 'notBegun' : 'begun';
}

/** The tone of each face. */
export const FACE_TONES: Record<PaperFace, PillTone> = {
  notBegun: 'neutral',
  begun: 'info',
  submitted: 'warn',
  returned: 'live',
  approved: 'ok',
  withdrawn: 'neutral',
};

/** True for a paper that its unit still owes though it was due. */
export function isOverdue({ progress, due }: PaperRequest): boolean {
  const isOwed = progress.state === 'asked' || progress.state === 'returned';
  return isOwed && due.state === 'overdue';
}
