export default {
  title: 'Room device',
  starting: 'Starting…',
  noLine: 'The system cannot be reached yet',
  noLineText: 'The device tries again by itself; nobody has to do anything.',
  locked: 'The account of the site is locked',
  lockedText:
    'Please tell the administrator. Once it is unlocked the device works again by itself.',
  entering: 'Entering the meeting…',
  checkedBy: 'Technician {{name}} is checking the device',
  tone: {
    playing: 'A test tone is played to check the speaker',
    blocked:
      'The test tone could not be played: the browser holds sound back, or there is no speaker. Please touch this screen once and play it again.',
  },
  pair: {
    title: 'Pair this device with a site',
    revoked: 'This device was revoked',
    revokedText:
      'It no longer joins meetings by itself. To use it again, pair it with the new code.',
    how: 'The administrator or secretary of the unit, or the technician, enters this code on the page',
    left: 'For one use, {{time}} left; then the device shows another code by itself.',
    scan: 'Scan with a phone that is signed in to confirm',
  },
  wait: {
    ready: 'Ready',
    lost: 'The line is lost, the device is reconnecting…',
    next: 'Coming meetings',
    none: 'No meeting of this site yet.',
    byItself:
      'When a meeting begins the device joins by itself; afterwards it comes back to this screen.',
  },
  setup: {
    open: 'Microphone, camera and speaker',
    first: 'Allow microphone and camera',
    title: 'Microphone, camera and speaker of the room',
    preview: 'Picture of the room',
    tone: 'Play a test tone',
  },
  echo: {
    title: '{{site}} has a microphone and speakers of its own',
    text: 'The room’s device is in the conference. If this device sounds in the same room too, the whole meeting hears an echo.',
    kept: 'Without sound you still see documents and pictures, vote and ask to speak; when you are called, the room’s microphone opens for you.',
    silent: 'No sound on this device',
    sound: 'Use the sound of this device all the same',
  },
  room: {
    item: 'Item {{n}}/{{count}}: {{title}}',
    side: 'This site',
    heard: 'The room’s microphone is open',
    notHeard: 'The room’s microphone is closed',
    mutedByDevice: 'The room’s microphone is muted at the device: please switch it on',
    notSent: 'Reconnecting: the room is not heard yet',
    roster: 'In this room',
    nobody: 'Nobody is seated at this site yet.',
    speaking: 'Speaking',
    tablets: 'Scan to open the meeting on a tablet',
  },
};
