export default {
  title: 'Notifications',
  open: 'Notifications',
  openUnread: 'Notifications, {{count}} unread',
  empty: 'No notification yet',
  emptyText: 'Invitations, new or changed documents and requests for papers show here.',
  markAll: 'Mark all as read',
  cut: 'The newest {{count}} notifications are shown.',
  unread: 'unread',
  paperAsked: {
    title: 'Your unit is asked for a paper',
    text: '{{title}} · {{meeting}} · due {{due}}',
  },
  paperReminder: {
    title: 'A reminder of a paper',
    text: '{{title}} · {{meeting}} · due {{due}}',
  },
  paperWithdrawn: {
    title: 'The request for a paper was withdrawn',
    text: '{{title}} · {{meeting}}',
  },
  paperSubmitted: {
    title: '{{unit}} submitted a paper',
    late: '{{unit}} submitted a late paper',
    text: '{{title}} · {{meeting}}',
  },
  paperReturned: { title: 'A paper was returned', text: '{{title}} · {{reason}}' },
  meetingReleased: {
    title: 'You are invited to a meeting',
    text: '{{meeting}} · {{time}} · {{place}}',
  },
  meetingMoved: {
    title: 'A meeting has another time or place',
    text: '{{meeting}} · {{time}} · {{place}}',
  },
  documentAdded: {
    title: 'A document was added',
    late: 'A late document was added',
    text: '{{title}} · {{meeting}}',
  },
  documentReplaced: { title: 'A document has a new version', text: '{{title}} · {{meeting}}' },
  documentInternal: { title: 'A document is internal now', text: '{{title}} · {{meeting}}' },
  documentTakenBack: {
    title: 'A document was recalled or its time is over',
    text: '{{title}} · {{meeting}}',
  },
  absenceReported: {
    title: '{{name}} will be absent',
    substitute: 'Substitute: {{name}} · {{meeting}}',
    proxy: 'Proxy: {{name}} · {{meeting}}',
  },
  answerEntered: {
    confirmed: 'The secretary has noted that you will attend',
    absent: 'The secretary has noted that you will be absent',
    none: 'The secretary has taken your answer back',
  },
  substituteDecided: {
    approved: '{{name}} is accepted as your substitute',
    refused: '{{name}} is not accepted as your substitute',
    why: '{{reason}} · {{meeting}}',
  },
  substituteSeated: 'You are the substitute of {{name}}',
  substituteDropped: 'You are no longer the substitute of {{name}}',
  proxyGiven: '{{name}} has given you the proxy',
  proxyEnded: 'The proxy of {{giver}} for {{holder}} has ended',
  unitInvited: {
    title: '{{unit}} is invited to send {{count}} people',
    text: '{{meeting}} · {{time}} · to be named by {{due}}',
  },
  unitInvitationChanged: {
    title: 'The invitation of {{unit}} has changed: {{count}} people',
    text: '{{meeting}} · {{time}} · to be named by {{due}}',
  },
  unitReminded: {
    title: 'Reminder: {{unit}} is to send {{count}} people',
    text: '{{meeting}} · {{time}} · to be named by {{due}}',
  },
  unitUninvited: '{{unit}} is no longer invited to send people',
  unitSends: '{{unit}} sends {{sent}} of {{places}} people',
  sentForUnit: 'The secretary chose for your unit: {{sent}} of {{places}} people',
  sentNoMore: '{{unit}} no longer sends you to the meeting',
  paperApproved: { title: 'A paper was approved', text: '{{title}} · {{meeting}}' },
};
