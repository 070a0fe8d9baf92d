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
  hasty:
    'Less than a minute: each voter has to enter their password before the ballot is sent. Better give more time.',
  confirm: {
    password: 'Password',
    text: 'This meeting asks for your password before a secret ballot. Yours is sealed on this device and is sent as soon as you have confirmed.',
    send: 'Confirm and send the ballot',
    wrong: 'Wrong password. The ballot was not sent.',
    early: 'Password (not required yet)',
    earlyText:
      'This meeting asks for your password before secret ballots. Enter it now, and you need not when you vote.',
    wrongEarly: 'Wrong password. Enter it again, or leave it empty and enter it when you vote.',
  },
  recorded: 'RECORDED',
  codeIs: 'Your ballot’s code:',
  sealedHere: 'Your ballot is sealed on this device. Nobody can see what you choose.',
  recordedText: 'Your ballot is sealed. Nobody can see your choice before the count.',
  genuine: 'The signature of this receipt was checked.',
  forged: 'The signature of this receipt is wrong. Please tell the secretary at once.',
  codeText:
    'Your ballot is sealed. Please write its code down to compare it later; the code is on this device only.',
  count: '{{received}} ballots received: {{counted}} valid, {{spoiled}} spoiled.',
  download: 'Download the signed result',
} satisfies Texts['secretBallots'];
