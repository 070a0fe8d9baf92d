/** How long tests wait for what comes within a second on a machine that does nothing else, in milliseconds: speed is not their matter. */
export const PATIENCE_MS = 10_000;
