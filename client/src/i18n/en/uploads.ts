export default {
  chooseFolder: 'Choose a folder',
  chooseFolderFor: 'Choose a folder for the item: {{title}}',
  waiting: 'Waiting for its turn',
  interrupted: 'The line was lost at {{percent}}%. Sending goes on by itself when it is back.',
  next: 'Waiting: the next to be converted',
  ahead: 'Waiting: {{count}} documents before this one',
  converting: 'Being converted…',
  refused: 'Classified: not taken',
  oldFont: {
    tcvn3:
      'The document uses old TCVN3 fonts. Its text was turned into Unicode for searching; please check how its pages look.',
    vni: 'The document uses old VNI fonts. Its text was turned into Unicode for searching; please check how its pages look.',
  },
  roomPaper: {
    addFor: 'Handed out in the room, for the item: {{title}}',
    hint: 'For papers that are handed out in the room alone. Write nothing secret into the title and the note.',
    title: 'Title of the paper',
    titleProblem: 'Please enter the title of the paper.',
    note: 'Note (optional)',
    noteHint: 'For example: collected after the meeting',
    add: 'Add',
    remove: 'Remove: {{title}}',
  },
};
