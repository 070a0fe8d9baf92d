/** The header of requests that a page makes while nobody is at it (`1`): such a request does not keep the session alive. */
export const UNATTENDED_HEADER = 'x-nghi-su-unattended';
