/** How many versions a device may ask about at once. */
export const MOST_KEPT_VERSIONS = 1000;
