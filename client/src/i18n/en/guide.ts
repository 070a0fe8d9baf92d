import type vietnamese from '../vi/guide.ts';

export default {
  title: 'Guide',
  lead: 'What is usually done, by role.',
  contents: 'Contents',
  sections: [
    {
      id: 'dai-bieu',
      title: 'Delegates',
      steps: [
        [
          'Before the meeting',
          'Open “Today” and choose “Read” on the card of unread documents. Your notes and ink are seen by you alone.',
        ],
        [
          'Joining',
          'Choose “Join the meeting”, check microphone and camera, then check in, or scan the code on the hall screen with a phone. A tablet in a room with a site device needs no sound.',
        ],
        [
          'Following the papers',
          'Pages turn with the presenter. Turn them yourself to browse freely, and follow again with one tap.',
        ],
        [
          'Comments',
          'Choose “Comments” beside the page, or select a passage first. Everybody who reads the document reads and answers them; the secretary gathers them by agency.',
        ],
        [
          'A document has a new version',
          'The bell and a line above the page say so. “See the changes” shows page by page what is different; your notes and ink go along, and what finds no place is listed.',
        ],
        [
          'Packet and search',
          'The page of a meeting offers all that you may read as one file with contents, with or without your own notes. Search looks through all meetings, with or without diacritics; put phrases in quotation marks.',
        ],
        [
          'Speaking',
          'Ask to speak. When you are called, your microphone opens; end your speech when you are done.',
        ],
        [
          'Voting',
          'When a vote opens, choose for, against or abstain and send it. The screen shows when it was recorded. A secret ballot is sealed on the device; write its code down to find it in the published list.',
        ],
      ],
    },
    {
      id: 'thu-ky',
      title: 'Secretaries',
      steps: [
        [
          'Creating',
          'Choose “Create a meeting”, enter the details and the sites. Agenda, documents and attendees follow on the left.',
        ],
        [
          'Agenda',
          'Add items with presenter, unit and time. Drag them into order or use the buttons up and down.',
        ],
        [
          'Documents',
          'Drop files on an item. They are converted to be read everywhere; the original is kept. A failure says why and what to do.',
        ],
        [
          'Papers of units',
          'Choose “Ask a unit”, with the title and the due time. The board shows who has not begun, submitted, was returned or is late; approve, or return with a reason. After the due time a paper needs a recorded reason and is marked as late.',
        ],
        [
          'Handing out and recalling',
          'For each document choose who reads it, from when until when, and whether it stays in the house. A recall takes it from every device within seconds, from those without a line when they are back. Those concerned are told.',
        ],
        [
          'Who has read',
          'Shows for each person which documents were opened, when, how many pages, and who has not.',
        ],
        ['Attendees', 'Choose persons or whole units, give roles and seats, and save.'],
        [
          'Units that send their people',
          '“Invite units” with a number of people and a deadline: those who answer for a unit are told at once and choose its people on the page “Send people”. The list tells which unit has named everybody; remind it, give it more time, or choose for it.',
        ],
        [
          'Seat map',
          'For each room choose a layout and a number of seats, move or remove seats as they really stand, then drag people to them or have them seated. The next meeting begins with this map. “Print version” has the names on it. In the meeting the map tells who is there, asks to speak, speaks and has spoken; the chair presses a seat to call.',
        ],
        [
          'Releasing',
          'The checklist says what is missing. Changes after the release reach the attendees at once.',
        ],
        [
          'Two at once',
          'If someone else has just changed the same thing, both texts are shown to choose from. Nothing is lost.',
        ],
        [
          'In the meeting',
          'Check delegates in where needed, note when they come and leave and reasons of absence; show the check-in code again; export the list; move on through the agenda.',
        ],
      ],
    },
    {
      id: 'chu-tri',
      title: 'Chairs',
      steps: [
        ['Starting', 'Start the meeting when the quorum is reached; the count is on the top bar.'],
        [
          'Leading',
          'The chair’s strip always holds the next act: next item, call a speaker, end a speech, vote.',
        ],
        [
          'Calling speakers',
          'Choose from the queue, or call somebody else. The secretary may do it for you: approve, order, refuse with a reason, give more time. Only the called person’s microphone is open, and closes when the speech ends.',
        ],
        [
          'Interpellations',
          'Points of order go first; interpellations have a queue of their own. Call who asks, call for the answer, for a follow-up, and end it. “Speaking time” shows who was not called, who spoke how long, and who has been silent for long.',
        ],
        [
          'Voting',
          'Enter the question, make it secret if need be, and open the vote. The list of votes says who has voted and who has lost the line. An open vote is published with its close, unless unticked at the opening; of a secret one the result is yours to see, then to publish for everyone. Until then the vote can be made void, with a reason.',
        ],
        [
          'Deputy chairs',
          'The secretary ticks “Deputy chair” in the step of the attendees; while the meeting runs its chair alone names another. A deputy has the chair’s strip, so the meeting goes on when the chair loses the line. When a speaker has been without a line for 30 seconds you are told; the speech ends only when you end it.',
        ],
        ['Ending', 'End the meeting. The proceedings and results are kept.'],
      ],
    },
    {
      id: 'diem-cau',
      title: 'Site devices and the hall screen',
      steps: [
        [
          'Site device',
          'Sign in with the site’s account and join. This device carries the sound of the whole room.',
        ],
        [
          'Unattended',
          'Open /thiet-bi on the room’s machine; the unit’s administrator or secretary, or the technician, enters its code under “Room devices”. From then on it joins by itself and nobody signs in.',
        ],
        [
          'Hall screen',
          'On the meeting’s page choose “Open the hall screen” and make it full screen. It changes by itself.',
        ],
        [
          'Weak lines',
          'Sound comes first, then the pages, then pictures; everything recovers by itself.',
        ],
      ],
    },
    {
      id: 'quan-tri',
      title: 'System administrator',
      steps: [
        [
          'Rules of the meetings',
          'On the page “Rules”, choose “Edit” beside a rule; enter its value, the day from which it is in force and the legal source. A rule that is not in force yet can be removed; one that was stays in the history.',
        ],
        [
          'Released meetings',
          'Quorum, majority and speaking time of a meeting are those in force on its day, taken at the release and kept from then on.',
        ],
        [
          'Days off and exchanged working days',
          'Choose the year, then “Add a day”. The times when papers are due follow at once. Days that are over stay as they are.',
        ],
      ],
    },
    {
      id: 'mat-ket-noi',
      title: 'Reading without a connection',
      steps: [
        [
          'Before the meeting',
          'Documents of coming meetings are fetched little by little while there is a connection, those of the current item first. The meeting’s page marks each of them “On this device” and says when all are there.',
        ],
        [
          'Without a connection',
          'Open Nghị Sự as always: calendar, agenda, documents, search and notes work from this device’s copy. Notes are sent once when the connection is back. The running room and internal documents need a connection.',
        ],
        [
          'Protection and erasing',
          'The copy is locked for your account alone; it is erased when a document is recalled (at the next contact), when you sign out, and after the meeting as you choose on the page “Account”. When a session ends by itself, the copy is locked until you sign in again; after 24 hours without that it is erased. On a shared device please sign out after the meeting.',
        ],
        [
          'Installing',
          'In the browser choose “Install app” or “Add to home screen” to open Nghị Sự as an app.',
        ],
      ],
    },
    {
      id: 'ghi-chu-rieng',
      title: 'Private notes and ink',
      steps: [
        [
          'Write, draw, put on the page',
          'Pen, highlighter, shapes, notes, text boxes and the stamps are in the bar beside the page. With a pen in use, fingers and palm only scroll. Hold Shift to draw even shapes.',
        ],
        [
          'Select and move',
          'Tap a mark or draw a frame to select; drag to move, recolour or delete. Keyboard: Tab selects, arrows move, Delete removes. Undo works after a reload too.',
        ],
        [
          'Who can read them',
          'Notes are locked on your device before they are sent. The server, its backups and administrators have locked data alone: they see how many notes there are, on which page, when, and roughly how large.',
        ],
        [
          'Key and password',
          'The key opens with your password. After you change the password your notes still open. If somebody else sets your password anew, the old password or the recovery code is needed once. The longer the password, the stronger the lock.',
        ],
        [
          'Recovery code',
          'On the account page choose “Show the recovery code” and print it or write it down. Without password and code nobody can open old notes; you are asked plainly before a new key is made.',
        ],
        [
          'What is not promised',
          'Whoever has full power over the running server could change the program that is sent to you. Whoever uses your device while you are signed in can read your notes: sign out on shared devices.',
        ],
        [
          'Export and import',
          '“Export PDF with my notes” makes the file on your device; whoever has it can read them. “Import notes from a PDF” takes the notes of another file to the pages of the same numbers; taken twice they are not doubled.',
        ],
      ],
    },
  ],
  keys: {
    title: 'Keyboard',
    lead: 'When reading documents and in meetings.',
    key: 'Key',
    does: 'What it does',
    list: [
      ['→ or Page Down', 'Next page'],
      ['← or Page Up', 'Previous page'],
      ['Tab', 'Next control'],
      ['Space or Enter', 'Press the control'],
      ['Esc', 'Close the open dialog or panel'],
      ['?', 'Show the keyboard list in a meeting'],
    ],
  },
  help: {
    title: 'Help',
    text: 'Ask the meeting’s secretary about contents, and your unit’s administrator about accounts and devices.',
  },
} satisfies typeof vietnamese;
