import { z } from 'zod';
import { StrokeId, UserId, VersionId } from '../ids.ts';

/** A drawn line in page space: points are [x, y, pressure] in PDF points from the page's top left corner, pressure 0–1. */
export const Stroke = z.object({
  strokeId: StrokeId,
  tool: z.enum(['pen', 'highlighter']),
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  widthPt: z.number().min(0.2).max(60),
  points: z
    .array(z.tuple([z.number(), z.number(), z.number().min(0).max(1)]))
    .min(1)
    .max(2000),
});
export type Stroke = z.infer<typeof Stroke>;

/** A stroke of shared ink on a page, with its author. */
export const SharedStroke = Stroke.extend({
  versionId: VersionId,
  page: z.int().min(1),
  authorId: UserId,
});
export type SharedStroke = z.infer<typeof SharedStroke>;
