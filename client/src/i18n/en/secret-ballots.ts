import type { Texts } from '../areas.ts';

export default {
  open: 'Secret ballot',
  make: 'Secret ballot',
  shownTo: 'List of ballots after the count',
  shownToHint: 'The list holds codes and choices alone, no names.',
  to: {
    participants: 'Everyone in the meeting may see it',
    tellers: 'Only the chair and the secretary may see it',
    nobody: 'Not published, only the totals are',
  },
  fewVoters:
    'Only {{count}} people may vote: the result may show who chose what, though the ballots are secret.',
  allAlike: 'If all ballots are alike, the result shows what each voter chose.',
  recorded: 'RECORDED',
  yourCode: 'Your ballot’s code: {{code}}',
  recordedText: 'Your ballot is sealed. Nobody can see your choice before the count.',
  codeText:
    'Your ballot is sealed. Please write its code down to compare it later; the code is on this device only.',
  count: '{{received}} ballots received: {{counted}} valid, {{spoiled}} spoiled.',
  download: 'Download the signed result',
  void: 'The secret ballot is void',
  voidText:
    '“{{question}}”: the sealed ballots can’t be opened, so there is no result. The chair may hold the ballot again.',
} satisfies Texts['secretBallots'];
