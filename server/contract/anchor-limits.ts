/** How many annotated pages can be asked about at once. */
export const MAX_ANCHOR_PAGES = 40;
