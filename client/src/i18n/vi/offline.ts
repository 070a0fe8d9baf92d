export default {
  bar: 'Mất kết nối từ {{since}}. Tài liệu trên máy và ghi chú vẫn dùng được.',
  barKept: 'Mất kết nối từ {{since}}. Nội dung đang xem là bản trên máy lúc {{keptAt}}.',
  mark: {
    kept: 'Có trên máy',
    coming: 'Đang tải về máy',
    waiting: 'Chờ tải: mạng yếu hoặc đang tiết kiệm dữ liệu',
    internal: 'Chỉ đọc khi có mạng',
  },
  meeting: {
    all: 'Đã có đủ {{count}} tài liệu trên máy',
    some: 'Đã có {{kept}}/{{count}} tài liệu trên máy',
    full: 'Bộ nhớ của máy đã đầy: mới có {{kept}}/{{count}} tài liệu trên máy',
    internal: '{{count}} tài liệu lưu hành nội bộ chỉ đọc khi có mạng',
  },
  room: {
    title: 'Chưa vào được cuộc họp vì mất kết nối',
    text: 'Khi có kết nối trở lại, cuộc họp sẽ tự mở. Trong lúc chờ, đồng chí vẫn đọc được tài liệu trên máy và viết ghi chú.',
    papers: 'Đọc tài liệu trên máy',
  },
  search: {
    only: 'Đang mất kết nối: chỉ tìm trong {{count}} tài liệu có trên máy này.',
  },
  signOut: {
    title: 'Còn {{count}} ghi chú chưa gửi',
    text: 'Các ghi chú này mới có trên máy này. Nếu đăng xuất bây giờ, ghi chú vẫn được khóa và giữ lại trên máy, và chỉ được gửi khi đồng chí đăng nhập lại trên chính máy này; trên máy khác chưa xem được. Tài liệu đã tải về máy bị xóa.',
    confirm: 'Vẫn đăng xuất',
    noLine:
      'Đang mất kết nối nên chưa đăng xuất được. Mời đồng chí chờ có kết nối rồi đăng xuất lại; nếu phải rời máy ngay, mời đồng chí khóa máy.',
  },
  card: {
    title: 'Tài liệu trên máy này',
    lead: 'Tài liệu của cuộc họp sắp tới được tải dần về máy để đọc, tìm và ghi chú khi mất kết nối. Bản trên máy được khóa riêng cho tài khoản của đồng chí và bị xóa khi đăng xuất; tài liệu bị thu hồi được xóa khỏi máy ngay ở lần kết nối kế tiếp.',
    keep: 'Lưu tài liệu trên máy này',
    keepHint: 'Tắt đi thì các tài liệu đang có trên máy bị xóa. Ghi chú không bị mất.',
    days: 'Lưu tài liệu của cuộc họp diễn ra trong',
    daysChoice: '{{count}} ngày tới',
    after: 'Xóa tài liệu khỏi máy sau khi họp xong',
    afterChoice: {
      'at-once': 'Ngay khi họp xong',
      week: 'Sau 7 ngày',
      'while-readable': 'Giữ khi còn quyền đọc',
    },
    nothing:
      'Chưa có tài liệu nào trên máy. Khi có cuộc họp sắp tới, tài liệu sẽ được tải về lúc có mạng.',
    held: '{{count}} tài liệu, {{size}}',
    heldOfMeeting: '{{kept}}/{{count}} tài liệu, {{size}}',
    free: 'Máy còn trống khoảng {{size}}.',
    full: 'Bộ nhớ của máy đã đầy nên chưa tải thêm được. Tài liệu đã có vẫn đọc được.',
    erase: 'Xóa khỏi máy này',
    eraseTitle: 'Xóa tài liệu trên máy này?',
    eraseText:
      'Mọi tài liệu đã tải về bị xóa khỏi máy và việc lưu tài liệu được tắt. Trên hệ thống không có gì bị xóa; ghi chú chưa gửi vẫn được giữ để gửi khi có kết nối.',
    impossible: 'Trình duyệt này không lưu được tài liệu: cần địa chỉ an toàn (https).',
  },
};
