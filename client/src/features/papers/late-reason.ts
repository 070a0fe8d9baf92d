import { ApiError } from '#client/api/api-error.ts';

/** True when something was refused because it comes after it was due, and nobody has said why. */
export function needsLateReason(error: unknown): boolean {
  return error instanceof ApiError && error.reason === 'late-reason-missing';
}
