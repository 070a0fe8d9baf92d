import comments from './vi/comments.ts';
import notes from './vi/notes.ts';
import versions from './vi/versions.ts';

/** The Vietnamese texts that stand beside an open document alone; they come with the viewer. */
export const textsOfViewer = {
  comments,
  notes,
  versions,
};
