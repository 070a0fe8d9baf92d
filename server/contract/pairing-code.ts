/** The signs of a code that one reads from a screen and types: no two of them look alike. */
export const CODE_SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** How many signs a code has. */
export const CODE_LENGTH = 8;

/** What is a code at all; upper case. */
export const PAIRING_CODE = new RegExp(`^[${CODE_SIGNS}]{${CODE_LENGTH}}$`);
