export default {
  title: 'Thông báo',
  open: 'Thông báo',
  openUnread: 'Thông báo, {{count}} chưa đọc',
  empty: 'Chưa có thông báo',
  emptyText: 'Yêu cầu gửi tài liệu, kết quả duyệt và việc cần biết khác sẽ hiện ở đây.',
  markAll: 'Đánh dấu tất cả đã đọc',
  cut: 'Chỉ hiện {{count}} thông báo mới nhất.',
  unread: 'chưa đọc',
  paperAsked: {
    title: 'Đơn vị được yêu cầu gửi tài liệu',
    text: '{{title}} · {{meeting}} · hạn {{due}}',
  },
  paperReminder: {
    title: 'Nhắc gửi tài liệu',
    text: '{{title}} · {{meeting}} · hạn {{due}}',
  },
  paperWithdrawn: { title: 'Yêu cầu gửi tài liệu đã được rút', text: '{{title}} · {{meeting}}' },
  paperSubmitted: {
    title: '{{unit}} đã trình tài liệu',
    late: '{{unit}} đã trình tài liệu bổ sung',
    text: '{{title}} · {{meeting}}',
  },
  paperReturned: { title: 'Tài liệu bị trả lại', text: '{{title}} · {{reason}}' },
  paperApproved: { title: 'Tài liệu đã được duyệt', text: '{{title}} · {{meeting}}' },
};
