export default {
  sheet: {
    open: 'Phạm vi và thời gian đọc',
    title: 'Phạm vi đọc – {{title}}',
    again:
      'Người khác vừa sửa tài liệu này. Lựa chọn của đồng chí vẫn còn; mời đồng chí xem lại rồi lưu lần nữa.',
  },
  audience: {
    title: 'Ai được đọc',
    all: 'Mọi người dự họp',
    some: 'Người được chọn',
    leads:
      'Chủ trì, phó chủ trì và thư ký luôn được đọc. Người thuộc một trong các nhóm dưới đây được đọc.',
    roles: 'Theo vai trò',
    units: 'Theo đơn vị',
    sites: 'Theo điểm cầu',
    people: 'Theo người',
    search: 'Tìm người dự họp',
    chosen: 'Đã chọn {{count}}',
  },
  time: {
    title: 'Thời gian đọc',
    from: 'Chỉ được đọc từ',
    until: 'Chỉ được đọc đến',
    day: 'Ngày',
    time: 'Giờ',
  },
  internal: {
    title: 'Lưu hành nội bộ',
    label: 'Chỉ đọc trên hệ thống, không tải về',
    text: 'Mỗi trang mang tên, đơn vị của người đọc và thời gian; tài liệu không nằm trong tập tài liệu tải về.',
  },
  problem: {
    nobody: 'Mời đồng chí chọn ít nhất một nhóm hoặc một người.',
    'not-a-moment': 'Mời đồng chí ghi ngày dạng 31/12/2026 và giờ dạng 08:00.',
    'ends-before-start': 'Thời gian kết thúc phải sau thời gian bắt đầu.',
  },
  recall: {
    title: 'Thu hồi “{{title}}”?',
    action: 'Thu hồi',
    text: 'Tài liệu rời khỏi mọi thiết bị đang mở trong vài giây. Ghi chú riêng của người đọc vẫn được giữ và hiện lại khi phát hành lại.',
    reason: 'Lý do thu hồi',
    missing: 'Mời đồng chí ghi lý do thu hồi.',
  },
  release: {
    action: 'Phát hành lại',
  },
  state: {
    recalled: 'Đã thu hồi lúc {{at}}',
    reason: 'Lý do: {{reason}}',
    internal: 'Lưu hành nội bộ',
    narrowed: 'Giới hạn người đọc',
    from: 'Đọc từ {{at}}',
    until: 'Đọc đến {{at}}',
  },
  readers: {
    title: 'Tình hình đọc tài liệu',
    none: 'Chưa có tài liệu nào đã phát hành để đọc.',
    sum: '{{read}}/{{count}} người đã mở hết tài liệu.',
    each: 'Xem từng người',
    leftOnly: 'Chỉ hiện người chưa đọc hết',
    share: 'Đã mở {{opened}}/{{total}}',
    notOpened: 'Chưa mở',
    fetched: 'Đã tải về máy lần đầu {{first}}, gần nhất {{last}}',
    opened: 'Mở lần đầu {{first}}, gần nhất {{last}}; đã xem {{seen}}/{{pages}} trang',
  },
};
