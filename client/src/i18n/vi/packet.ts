export default {
  get: 'Tải tập tài liệu',
  making: 'Đang ghép tập tài liệu…',
  hint: 'Một tệp gồm mọi tài liệu đồng chí được tải về, có mục lục và đánh số trang liên tục.',
  given: 'Đã ghép xong, trình duyệt đang tải tệp về.',
  withNotes: 'Kèm ghi chú của tôi',
  noted: {
    get: 'Tải tập tài liệu kèm ghi chú',
    counting: 'Đang xem tài liệu nào có ghi chú…',
    hint: '{{count}} tài liệu có ghi chú của đồng chí. Ghi chú được ghép vào tệp ngay trên máy này; ai có tệp đều đọc được ghi chú trong đó.',
    none: 'Đồng chí chưa có ghi chú nào trên các tài liệu của tập này.',
    older:
      '{{count}} tài liệu có ghi chú ở phiên bản cũ chưa được đặt vào phiên bản mới; những ghi chú đó không có trong tệp. Mời đồng chí mở tài liệu để đặt lại trước khi tải:',
    locked: 'Ghi chú riêng chưa mở trên thiết bị này.',
    insecure:
      'Ghi chú riêng chỉ dùng được khi mở hệ thống bằng địa chỉ an toàn (bắt đầu bằng https).',
    stage: {
      making: 'Đang ghép các tài liệu…',
      reading: 'Đang mở ghi chú của đồng chí…',
      fetching: 'Đang tải tập tài liệu về máy…',
      writing: 'Đang ghép ghi chú vào tập tài liệu…',
    },
    given: 'Đã ghép {{count}} ghi chú trên {{documents}} tài liệu. Trình duyệt đang lưu tệp.',
    unreadable: '{{count}} ghi chú không mở được bằng khóa hiện có nên không có trong tệp.',
    tooLarge:
      'Tập tài liệu nặng {{size}}, quá lớn để ghép ghi chú trên máy này (nhiều nhất {{limit}}). Đồng chí có thể tải tập không kèm ghi chú, hoặc tải từng tài liệu kèm ghi chú.',
    failed:
      'Chưa ghép được ghi chú vào tập tài liệu; máy này có thể không đủ bộ nhớ. Mời đồng chí thử lại hoặc tải tập không kèm ghi chú.',
    without: 'Tải tập không kèm ghi chú',
    fileName: '{{title}} (có ghi chú).pdf',
  },
};
