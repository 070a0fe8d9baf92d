export default {
  get: 'Download the packet',
  making: 'Putting the packet together…',
  hint: 'One file with all documents that you may take along, with contents and continuous page numbers.',
  given: 'It is ready; the browser is fetching the file.',
  withNotes: 'With my notes',
  noted: {
    get: 'Download the packet with notes',
    counting: 'Looking which documents carry notes…',
    hint: '{{count}} documents carry your notes. They are written into the file on this device; whoever has the file can read them.',
    none: 'You have no notes on the documents of this packet.',
    older:
      '{{count}} documents have notes on an older version that are not placed on the new one; those are not in the file. Open the document and place them before you download:',
    locked: 'Your private notes are not open on this device.',
    insecure: 'Private notes need a secure address (beginning with https).',
    stage: {
      making: 'Putting the documents together…',
      reading: 'Opening your notes…',
      fetching: 'Fetching the packet…',
      writing: 'Writing your notes into the packet…',
    },
    given: '{{count}} notes on {{documents}} documents are in it. The browser is saving the file.',
    unreadable: '{{count}} notes can’t be opened with the keys at hand and are not in the file.',
    tooLarge:
      'The packet has {{size}}, too much to write notes into it on this device (at most {{limit}}). You can download it without notes, or single documents with them.',
    failed:
      'The notes could not be written into the packet; this device may not have memory enough. Try again, or download it without notes.',
    without: 'Download without notes',
    fileName: '{{title}} (with notes).pdf',
  },
};
