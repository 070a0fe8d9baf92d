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
  close: { title: 'End this vote?', wait: 'Keep waiting' },
  waiting: {
    title: '{{count}} voters have not voted',
    text: 'Connected and without a ballot: {{count}}. What comes after the end is not counted.',
  },
  few: {
    title: '{{received}} of {{base}} secret ballots received',
    text: 'So few ballots keep nothing secret: the count, and what was written, would show what single persons chose. You may keep waiting, void the vote to hold it again, or end it anyway.',
    confirm: 'End vote anyway',
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
