import type { ExportFormat, GatheredComment } from '#contract/http/comments.ts';

/** The gathered comments as a table to be printed or counted on. */
export type CommentTable = {
  /** The unit whose meeting it is. */
  unitName: string;
  meetingTitle: string;
  /** Set when only one document's comments stand in it. */
  documentTitle: string | null;
  rows: readonly GatheredComment[];
  madeAt: Date;
  /** Who takes it along, and when, where passages of internal documents may stand in it; it is on every page then. */
  mark: string | null;
};

/** Writes the table as a file of that format. */
export type CommentTableWriter = (table: CommentTable, format: ExportFormat) => Promise<Buffer>;
