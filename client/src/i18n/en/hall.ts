import type { Texts } from '../areas.ts';

export default {
  title: 'Hall screen',
  item: 'Item {{n}}/{{count}}',
  planned: 'The meeting begins at {{time}}',
  ended: 'The meeting is over',
  endedAt: 'Ended at {{time}}',
  thanks: 'Thank you all',
  present: '{{present}}/{{base}} present',
  speaking: 'Speaking',
  next: 'Next',
  vote: 'Open vote',
  voteResult: 'Result of the open vote',
  received: 'Received',
  votes: 'ballots',
  timeLeft: 'Time left',
  timeUp: 'Time is up',
  passed: 'PASSED',
  rejected: 'NOT PASSED',
  page: 'Page {{page}}/{{count}}',
  reconnecting: 'Reconnecting…',
  noSites: 'Waiting for the sites',
} satisfies Texts['hall'];
