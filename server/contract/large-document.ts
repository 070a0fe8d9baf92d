/** From this size on, in bytes, a document is read page by page: the whole of it would take seconds, and memory for good. */
export const LARGE_BYTES = 3 * 1024 * 1024;
