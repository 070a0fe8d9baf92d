import type vietnamese from '../vi/proceedings.ts';

export default {
  title: 'Proceedings',
  empty:
    'The proceedings will be here. What happens in the meeting is suggested line by line, to be taken or changed.',
  takeAll: 'Take all {{count}} suggestions',
  conclude: 'Write the conclusion',
  export: 'Export the proceedings',
  bringBack: 'Suggest {{count}} left-out lines again',
  line: {
    label: 'Write a line',
    noItem: 'No item is open',
    write: 'Write',
    words: 'Words of the line',
    missing: 'Please write something.',
    save: 'Save',
    about: 'the line of {{time}}',
    change: 'Change',
    remove: 'Remove this line',
    removeTitle: 'Remove the line of {{time}}?',
    superseded: 'This was corrected or taken back later.',
    suggestedAgain: 'It will be suggested again.',
  },
  suggestion: {
    mark: 'Suggested:',
    take: 'Take',
    change: 'Change and take',
    leaveOut: 'Leave out',
  },
  conclusion: {
    title: 'The chair’s conclusion',
    save: 'Save the conclusion',
    hint: 'Everybody reads it with the agenda. Leave it empty to take it back.',
    of: 'Conclusion:',
    now: 'Written now: {{text}}',
    change: 'Change the conclusion',
  },
} satisfies typeof vietnamese;
