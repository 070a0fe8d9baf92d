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
  paperApproved: { title: 'A paper was approved', text: '{{title}} · {{meeting}}' },
};
