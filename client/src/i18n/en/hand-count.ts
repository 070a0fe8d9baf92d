import type { Texts } from '../areas.ts';

export default {
  make: 'Show of hands, counted by two persons',
  makeHint:
    'Two of chair, deputy chair and secretary enter their own counts; only two that agree are recorded.',
  word: 'Show of hands',
  raise: 'Please raise your hands as the chair asks.',
  own: 'Your count',
  hint: 'Enter what you counted yourself. {{count}} voters are present.',
  chairSide: 'The chair’s side',
  chairSideHint: 'Both sides are equal: the side of the chair decides.',
  chairChoose: 'Choose the chair’s side',
  chairDidNot: 'The chair raised no hand',
  otherEntered: '{{name}} has entered a count. It is shown only when both have entered.',
  entered: 'Your count is received. Waiting for the second person.',
  send: 'Send the count',
  correct: 'Send the count again',
  differ: 'The two counts differ. Please count and enter them again.',
  teller: 'Counted by',
  countedBy: 'Counted by {{names}}',
} satisfies Texts['handCount'];
