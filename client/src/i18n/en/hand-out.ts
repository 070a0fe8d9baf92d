import type { Texts } from '../areas.ts';

export default {
  sheet: {
    open: 'Who may read, and when',
    title: 'Who may read – {{title}}',
    again:
      'Somebody has just changed this document. Your choices are kept; please look at them and save again.',
  },
  audience: {
    title: 'Who may read',
    all: 'Everyone in the meeting',
    some: 'Those chosen',
    leads:
      'Chair, deputy chair and secretary may always read. Who belongs to any group below may read.',
    roles: 'By role',
    units: 'By unit',
    sites: 'By site',
    people: 'By person',
    search: 'Find a person',
    chosen: '{{count}} chosen',
  },
  time: {
    title: 'When',
    from: 'Not before',
    until: 'Not after',
    day: 'Day',
    time: 'Time',
  },
  internal: {
    title: 'Internal',
    label: 'To be read here only, not downloaded',
    text: 'Every page carries the reader’s name, unit and the time; the document is not part of the packet to download.',
  },
  problem: {
    nobody: 'Please choose at least one group or one person.',
    'not-a-moment': 'Please write the day like 31/12/2026 and the time like 08:00.',
    'ends-before-start': 'The end must be after the beginning.',
  },
  recall: {
    title: 'Recall “{{title}}”?',
    action: 'Recall',
    text: 'The document leaves every device within seconds. Private notes are kept and come back when it is released again.',
    reason: 'Reason',
    missing: 'Please give the reason.',
  },
  release: {
    action: 'Release again',
  },
  state: {
    recalled: 'Recalled at {{at}}',
    reason: 'Reason: {{reason}}',
    internal: 'Internal',
    narrowed: 'Narrowed',
    from: 'From {{at}}',
    until: 'Until {{at}}',
  },
  readers: {
    title: 'Who has read the documents',
    none: 'There is no released document to read yet.',
    sum: '{{read}} of {{count}} people have opened every document.',
    each: 'Person by person',
    leftOnly: 'Show only who has not opened all',
    share: '{{opened}}/{{total}} opened',
    notOpened: 'Not opened',
    fetched: 'Kept on a device, first {{first}}, last {{last}}',
    opened: 'First opened {{first}}, last {{last}}; {{seen}} of {{pages}} pages seen',
  },
} satisfies Texts['handOut'];
