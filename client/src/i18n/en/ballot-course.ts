import type { Texts } from '../areas.ts';

export default {
  pause: {
    word: 'Vote paused',
    wordHall: 'VOTE PAUSED',
    text: 'The chair has paused the vote. Your choice is kept on this device; please send it when the vote goes on.',
    textSecret:
      'The chair has paused the secret vote. Your choice is on this page only and not sent; please leave the page open and send it when the vote goes on.',
    held: 'Your ballot is not recorded yet',
    heldText:
      'It came when the chair had paused the vote. It is kept on this device and sent by itself when the vote goes on; please wait until it says “RECORDED”.',
    resumed: 'The vote goes on.',
  },
  late: {
    title: 'Your ballot was not recorded before the vote ended',
    text: 'It does not count. What this device still keeps of it is removed once you have confirmed that you know; please tell the secretary if need be.',
    acknowledge: 'I understand',
  },
  prepared: {
    title: 'Prepared votes',
    choose: 'Prepared question',
    other: 'Another question',
    onItem: 'Item {{number}}',
    open: 'Vote',
    openNamed: 'Vote on “{{question}}”',
    done: 'Voted on',
    changed: 'Someone else has just changed the prepared question',
    takeNew: 'Use the new text',
    keepOwn: 'Keep what is written here',
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
    later: 'Later',
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
