import { z } from 'zod';

/**
 * What a person typed, trimmed: without NUL and without half characters (lone surrogates), which no keyboard makes and no database
 * keeps. Bounds follow by `.min()` and `.max()`.
 */
export const typedText = (): z.ZodString =>
  z
    .string()
    .trim()
    .refine((text) => text.isWellFormed() && !text.includes('\0'));
