import type { Texts } from '../areas.ts';

export default {
  reference: { number: 'No. {{number}}', day: 'of {{day}}' },
  acts: {
    details: 'Details',
    original: 'Download the original',
    rename: 'Rename',
    order: 'Order, or move to another item',
  },
  details: {
    title: 'Details of the document',
    name: 'Title of the document',
    kind: 'Kind of document',
    noKind: 'Not chosen',
    number: 'Number and symbol',
    numberHint: 'For example: 125/BC-UBND',
    day: 'Date of the document',
    agency: 'Issuing agency',
    otherAgency: 'Another issuing agency',
    otherAgencyHint: 'When the agency is not in the list of units.',
    abstract: 'Abstract',
    suggested: 'Read from the file',
    accept: 'Use this',
  },
  order: {
    drag: 'Drag to reorder the document: {{title}}',
    title: 'Order of documents',
    up: 'Up',
    down: 'Down',
    moveTo: 'Move to another item',
    overtaken:
      'Somebody else has just ordered or changed the documents. The newest order was loaded; please order again if needed.',
    instructions:
      'Press space to lift the document, arrow keys to move it within this item or to another one, space to put it down, escape to leave it.',
    lifted: 'Lifted the document at place {{place}} of item {{item}}.',
    over: 'At place {{place}} of item {{item}}.',
    dropped: 'Put at place {{place}} of item {{item}}.',
    cancelled: 'Put back.',
  },
  late: { badge: 'Late paper', short: 'Late' },
  roomPaper: 'Handed out in the room',
} satisfies Texts['documents'];
