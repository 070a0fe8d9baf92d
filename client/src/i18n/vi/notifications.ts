export default {
  title: 'Thông báo',
  open: 'Thông báo',
  openUnread: 'Thông báo, {{count}} chưa đọc',
  empty: 'Chưa có thông báo',
  emptyText: 'Lời mời họp, tài liệu mới hoặc thay đổi và yêu cầu gửi tài liệu sẽ hiện ở đây.',
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
  meetingReleased: {
    title: 'Đồng chí được mời họp',
    text: '{{meeting}} · {{time}} · {{place}}',
  },
  meetingMoved: {
    title: 'Cuộc họp đổi thời gian hoặc địa điểm',
    text: '{{meeting}} · {{time}} · {{place}}',
  },
  documentAdded: {
    title: 'Có thêm tài liệu họp',
    late: 'Có tài liệu bổ sung',
    text: '{{title}} · {{meeting}}',
  },
  documentReplaced: { title: 'Tài liệu có bản mới', text: '{{title}} · {{meeting}}' },
  documentInternal: {
    title: 'Tài liệu chuyển sang lưu hành nội bộ',
    text: '{{title}} · {{meeting}}',
  },
  documentTakenBack: {
    title: 'Tài liệu đã được thu hồi hoặc hết thời gian phát',
    text: '{{title}} · {{meeting}}',
  },
  absenceReported: {
    title: 'Đồng chí {{name}} báo vắng',
    substitute: 'Cử người dự thay: {{name}} · {{meeting}}',
    proxy: 'Ủy quyền cho: {{name}} · {{meeting}}',
  },
  answerEntered: {
    confirmed: 'Thư ký đã ghi đồng chí xác nhận tham dự',
    absent: 'Thư ký đã ghi đồng chí báo vắng',
    none: 'Thư ký đã hủy trả lời của đồng chí',
  },
  substituteDecided: {
    approved: 'Đồng chí {{name}} được chấp nhận dự thay đồng chí',
    refused: 'Đồng chí {{name}} không được chấp nhận dự thay đồng chí',
    why: '{{reason}} · {{meeting}}',
  },
  substituteSeated: 'Đồng chí dự thay đồng chí {{name}}',
  substituteDropped: 'Đồng chí thôi dự thay đồng chí {{name}}',
  proxyGiven: 'Đồng chí {{name}} ủy quyền biểu quyết cho đồng chí',
  proxyEnded: 'Hết hiệu lực ủy quyền của đồng chí {{giver}} cho đồng chí {{holder}}',
  unitInvited: {
    title: '{{unit}} được mời cử {{count}} người dự họp',
    text: '{{meeting}} · {{time}} · hạn cử người {{due}}',
  },
  unitInvitationChanged: {
    title: 'Lời mời {{unit}} thay đổi: {{count}} người',
    text: '{{meeting}} · {{time}} · hạn cử người {{due}}',
  },
  unitReminded: {
    title: 'Nhắc {{unit}} cử đủ {{count}} người dự họp',
    text: '{{meeting}} · {{time}} · hạn cử người {{due}}',
  },
  unitUninvited: '{{unit}} thôi được mời cử người dự họp',
  unitSends: '{{unit}} đã cử {{sent}}/{{places}} người',
  sentForUnit: 'Thư ký đã cử thay đơn vị: {{sent}}/{{places}} người',
  sentNoMore: '{{unit}} thôi cử đồng chí dự họp',
  paperApproved: { title: 'Tài liệu đã được duyệt', text: '{{title}} · {{meeting}}' },
};
