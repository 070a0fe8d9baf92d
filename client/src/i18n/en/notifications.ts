export default {
  title: 'Notifications',
  open: 'Notifications',
  openUnread: 'Notifications, {{count}} unread',
  empty: 'No notification yet',
  emptyText: 'Requests for papers, their approval and other things to know show here.',
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
  paperApproved: { title: 'A paper was approved', text: '{{title}} · {{meeting}}' },
};
