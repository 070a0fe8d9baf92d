export default {
  title: 'Private notes',
  insecure:
    'Private notes need a secure address (one that begins with https). Reading documents works as usual.',
  insecureShort: 'Private notes need an https address',
  none: 'Your notes and ink are locked with a key of your own. It is made when you write your first note.',
  open: 'Your notes and ink are locked with a key of your own; nobody else can read them, administrators included.',
  locked: 'Private notes are not open on this device yet.',
  unlock: {
    title: 'Open private notes',
    open: 'Open private notes',
    lead: 'Enter your password to open your private notes. You can read and write meanwhile; what you write is kept on this device.',
    changed:
      'Your password was set anew, so it does not open your notes yet. Please enter the old password or the recovery code.',
    by: 'Open with',
    password: 'Password',
    oldPassword: 'Old password',
    code: 'Recovery code',
    codeHint: '7 groups of 5 characters; upper and lower case are the same.',
    submit: 'Open notes',
    wrongPassword: 'This password does not open your notes.',
    wrongCode: 'This code does not open your notes.',
    badGroup: 'Group {{group}} is not right. Please check it.',
    groups: 'Only {{count}} groups so far. A recovery code has 7 groups of 5 characters.',
    missing: 'Please fill this in.',
    former:
      'Your old notes are open. The newer ones still need the present password or recovery code.',
    lost: 'Neither the old password nor the recovery code?',
    later: 'Later',
  },
  anew: {
    title: 'Make a new key for your notes?',
    confirm: 'Make a new key',
    text: 'Old notes can’t be read any more, unless you find the old password or the old recovery code. Nobody else can open them for you, administrators included.',
    kept: 'Old notes are not deleted. What you have just written on this device is saved with the new key.',
  },
  recovery: {
    title: 'Save the recovery code of your notes',
    lead: 'If you forget your password, only this code opens your private notes. Print it or write it down, and keep it in a safe place.',
    go: 'Save the recovery code',
    show: 'Show the recovery code',
    label: 'Recovery code of private notes',
    print: 'Print the code',
    done: 'I have saved the code',
    saved: 'The recovery code has been saved.',
    notHere:
      'The recovery code has not been saved and is not on this device. Please make a new recovery code.',
    make: 'Make a new recovery code',
    makeLead: 'The old code will not work any more. Enter your password to make a new one.',
    password: 'Password that opens your notes',
    wrongPassword: 'This password does not open your notes. The recovery code was not changed.',
    paper: 'Nghị Sự, account {{username}}. Keep it apart and give it to nobody.',
  },
  file: {
    title: 'Export or import notes',
    exportLead:
      'Makes a PDF with your notes and ink. It is made on this device; whoever has the file can read the notes in it.',
    export: 'Export PDF with my notes',
    exportFailed:
      'The file could not be made. The document may not be here in full; please try again when you are connected.',
    importLead:
      'Choose a PDF with notes in it; they become private notes of yours on the pages of the same numbers.',
    import: 'Import notes from a PDF',
    importFailed: 'This file could not be read. It may be damaged, have a password, or be no PDF.',
    added: '{{count}} notes added.',
    again: '{{count}} notes were here already.',
    beyond: '{{count}} notes are on pages that this document does not have.',
    unread: '{{count}} are empty or of a kind that can’t be read.',
    name: '{{title}} (with notes).pdf',
  },
  elsewhere:
    'Your present password does not open your private notes on other devices yet. Please enter the old password or the recovery code once.',
};
