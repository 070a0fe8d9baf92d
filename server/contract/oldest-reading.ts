/** A reading without a line is noted up to thirty days later, in seconds. */
export const OLDEST_READING_S = 30 * 24 * 3600;
