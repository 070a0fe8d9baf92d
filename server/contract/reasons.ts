/** The fewest characters of a reason that is recorded for a late or a returned paper: a word alone explains nothing. */
export const LEAST_REASON_LENGTH = 10;

/** The most characters of the reason for which a recording is removed. */
export const LONGEST_REMOVAL_REASON = 500;
