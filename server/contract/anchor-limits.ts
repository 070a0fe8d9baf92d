/** How many annotated pages can be asked about at once. */
export const MAX_ANCHOR_PAGES = 40;

/** So many annotations at most are noted as carried in one request. */
export const MAX_CARRIED = 1000;
