export default {
  bar: 'No connection since {{since}}. Documents on this device and notes still work.',
  barKept: 'No connection since {{since}}. What you see is this device’s copy of {{keptAt}}.',
  mark: {
    kept: 'On this device',
    coming: 'Being fetched',
    waiting: 'Waiting to be fetched: the line is weak or data is being spared',
    internal: 'Online only',
  },
  meeting: {
    all: 'All {{count}} documents are on this device',
    some: '{{kept}} of {{count}} documents are on this device',
    full: 'This device is full: {{kept}} of {{count}} documents are on it',
    internal: '{{count}} internal documents can be read online only',
  },
  room: {
    title: 'The meeting can’t be entered without a connection',
    text: 'It will open by itself once the connection is back. Meanwhile you can read the documents on this device and write notes.',
    papers: 'Read documents on this device',
  },
  search: {
    only: 'No connection: only the {{count}} documents on this device are searched.',
  },
  signOut: {
    title: 'Notes not sent yet: {{count}}',
    text: 'These notes are on this device alone. If you sign out now they stay here, locked, and are sent only when you sign in again on this same device; no other device shows them until then. Documents kept on this device are erased.',
    confirm: 'Sign out anyway',
    noLine:
      'There is no line, so you can’t be signed out yet. Please wait for the line and sign out again; if you must leave the device now, please lock it.',
  },
  card: {
    title: 'Documents on this device',
    lead: 'Documents of coming meetings are fetched little by little, for reading, searching and taking notes without a connection. They are locked for your account alone and erased when you sign out; what is recalled is erased at the next contact.',
    keep: 'Keep documents on this device',
    keepHint: 'Switching this off erases the documents on this device. No note is lost.',
    days: 'Keep documents of meetings within',
    daysChoice: '{{count}} days',
    after: 'Erase documents after their meeting',
    afterChoice: {
      'at-once': 'At once',
      week: 'After 7 days',
      'while-readable': 'Keep while I may read them',
    },
    nothing:
      'No documents on this device yet. They are fetched when a meeting is coming up and there is a connection.',
    held: '{{count}} documents, {{size}}',
    heldOfMeeting: '{{kept}} of {{count}} documents, {{size}}',
    free: 'About {{size}} are free on this device.',
    full: 'This device is full, nothing more can be fetched. What is here can still be read.',
    erase: 'Erase from this device',
    eraseTitle: 'Erase the documents on this device?',
    eraseText:
      'All fetched documents are erased from this device and keeping is switched off. Nothing is erased in the system; notes that were not sent yet are kept and sent later.',
    impossible: 'This browser can’t keep documents: a secure address (https) is needed.',
  },
};
