import { ApiError } from './api-error.ts';

/**
 * Why something that was kept on the device did not get through. `unreachable`: nothing would now, for want of a line or a session;
 * `failed`: the server broke on this one, others may pass; `refused`: the server does not take this one as things stand.
 */
export type SendingFault = 'unreachable' | 'failed' | 'refused';

/** What an error says about sending again. */
export function faultOf(error: unknown): SendingFault {
  if (!(error instanceof ApiError)) return 'unreachable';
  switch (error.code) {
    case 'UNAVAILABLE':
    case 'TOO_MANY':
    case 'NOT_SIGNED_IN':
      return 'unreachable';
    case 'INTERNAL':
      return 'failed';
    case 'FORBIDDEN':
      return error.reason === 'must-change-password' ? 'unreachable' : 'refused';
    default:
      return 'refused';
  }
}
