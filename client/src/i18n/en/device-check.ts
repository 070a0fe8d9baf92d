export default {
  title: 'Check the devices',
  lead: 'Check camera, microphone, speaker and line before a meeting. Nobody else hears or sees you here.',
  homeLink: 'Check the devices',
  heard: {
    yes: 'We hear you.',
    listening: 'Please say a few words…',
    no: 'We hear nothing. Speak louder, choose another microphone in the list, or check the mute button on the microphone.',
    off: 'The microphone is off. Press "Turn on microphone" to try it.',
  },
  speaker: {
    title: 'Try the speaker',
    play: 'Play a test tone',
    playing: 'Playing…',
    ask: 'Do you hear the chime?',
    yes: 'I hear it',
    no: 'I hear nothing',
    good: 'The speaker works.',
    badTitle: 'No sound was heard',
    badText:
      'Turn up the volume of the computer and of the speaker; check cable, power or headphones; choose another speaker in the list and play again.',
    blocked:
      'The browser could not play. Press "Play a test tone" again or choose another speaker.',
  },
  line: {
    title: 'Test the line',
    start: 'Test the line',
    again: 'Test again',
    cost: 'Takes about 7 seconds and about 1.5 MB of data.',
    running: 'Testing the line…',
    unsupported: 'This browser cannot test the line.',
    good: {
      title: 'Good line',
      text: 'Enough for sound and sharp pictures. You can join.',
    },
    small: {
      title: 'The line carries sound and small pictures',
      text: 'You will hear well; pictures will be small or soft. Move closer to the Wi-Fi or use a cable; close what is downloading.',
    },
    audio: {
      title: 'The line carries sound alone',
      text: 'Better turn the camera off: papers, votes and voices work. Change to a cable or another network if you can.',
    },
    none: {
      title: 'No connection for sound and picture',
      text: 'This network blocks all three ways. Try another one, or ask your technician to open the ports of the server. You can still join for papers and votes.',
    },
    way: {
      udp: 'Directly over UDP, the fastest way.',
      tcp: 'This network blocks UDP: TCP is used. Sound and picture may lag on a weak line.',
      relayUdp: 'The server is not reached directly: over the relay by UDP.',
      relayTcp: 'This network blocks UDP: over the relay by TCP.',
      relayTls: 'This network lets secure connections through alone: over the relay by TLS.',
    },
    figures: {
      label: 'Figures',
      rtt: 'Round trip',
      jitter: 'Jitter',
      loss: 'Loss',
      up: 'Up',
      down: 'Down, at least',
      ms: '{{value}} ms',
      share: '{{value}} %',
      kbps: '{{value}} kbit/s',
    },
  },
};
