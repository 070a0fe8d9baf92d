import type { Texts } from '../areas.ts';

export default {
  pause: {
    word: 'Vote paused',
    wordHall: 'VOTE PAUSED',
    text: 'The chair has paused the vote. Your choice is kept on this device; please send it when the vote goes on.',
    resumed: 'The vote goes on.',
  },
  prepared: {
    title: 'Prepared votes',
    choose: 'Prepared question',
    other: 'Another question',
    onItem: 'Item {{number}}',
    open: 'Vote',
    openNamed: 'Vote on “{{question}}”',
    done: 'Voted on',
  },
  block: {
    add: 'Vote on several items at once',
    on: 'One vote on {{count}} items',
    results: 'Vote results',
  },
  ready: {
    ask: 'Ready check',
    title: 'A vote is about to begin',
    text: 'The chair is about to put a question to the vote. Please say that you are ready on this device.',
    say: 'I am ready',
    later: 'Not yet',
    word: 'Ready check',
    count: '{{ready}}/{{base}} are ready',
    countLabel: 'How many are ready',
    cancel: 'End the check',
    received: 'Ready',
    lost: 'Line lost',
    waiting: 'No answer yet',
    away: 'Not connected',
    wait: 'The chair will open the vote.',
  },
} satisfies Texts['ballotCourse'];
