import type { Texts } from '../areas.ts';

export default {
  turnout: {
    received: 'Have voted',
    lost: 'Line lost, have not voted',
    waiting: 'Connected, have not voted',
    away: 'Not connected',
  },
  lost: {
    title: '{{count}} voters have lost the line',
    text: 'Their ballots may be on the way. What comes after the end is not counted.',
  },
  unpublished: 'Result not published',
  publish: 'Publish result',
  waitsForChair: 'The vote is closed. The chair will publish the result.',
  onlyLeaders: 'Only the chair and the secretary see this result until it is published.',
  void: {
    button: 'Void this vote',
    title: 'Void this vote?',
    text: '“{{question}}” will have no result and can’t be opened again. The reason goes into the proceedings.',
    reason: 'Reason',
    reasonHint: 'Everyone in the meeting reads it.',
    word: 'Vote void',
    at: 'voided at {{time}}',
    byChair: 'Reason: {{reason}}',
    keyLost:
      'The sealed ballots can’t be opened, so there is no result. The chair may hold the ballot again.',
  },
} satisfies Texts['leadingBallots'];
