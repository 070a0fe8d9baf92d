/** How much of a file is read at once on its way to a reader, in bytes: fewer turns than Node's own 64 kB for the same bytes. */
export const READ_BYTES = 256 * 1024;
