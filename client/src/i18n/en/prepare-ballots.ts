import type { Texts } from '../areas.ts';

export default {
  lead: 'Only the chair and the secretary see these questions until they are put to the vote. The chair may still change one when opening it.',
  noItems: 'There is no item yet',
  noItemsText: 'A question belongs to an item of the agenda.',
  none: 'No vote is prepared.',
  add: 'Add a question',
  addTo: 'Prepare a vote on “{{title}}”',
  addTitle: 'Prepare a vote',
  editTitle: 'Change a prepared vote',
  edit: 'Change “{{question}}”',
  up: 'Move “{{question}}” up',
  down: 'Move “{{question}}” down',
  remove: 'Remove “{{question}}”',
  removeTitle: 'Remove the question “{{question}}”?',
  removeText: 'It will no longer be prepared for this meeting.',
  yes: 'Yes',
  no: 'No',
} satisfies Texts['prepareBallots'];
