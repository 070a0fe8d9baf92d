export default {
  reference: { number: 'số {{number}}', day: 'ngày {{day}}' },
  acts: {
    details: 'Thông tin tài liệu',
    original: 'Tải tệp gốc',
    rename: 'Đổi tên',
    order: 'Sắp xếp, chuyển nội dung',
  },
  details: {
    title: 'Thông tin tài liệu',
    name: 'Tên tài liệu',
    kind: 'Loại văn bản',
    noKind: 'Chưa chọn',
    number: 'Số, ký hiệu',
    numberHint: 'Ví dụ: 125/BC-UBND',
    day: 'Ngày văn bản',
    agency: 'Cơ quan ban hành',
    otherAgency: 'Cơ quan ban hành khác',
    otherAgencyHint: 'Khi cơ quan ban hành không có trong danh sách đơn vị.',
    abstract: 'Trích yếu',
    suggested: 'Đọc được từ tệp',
    accept: 'Dùng thông tin này',
  },
  order: {
    drag: 'Kéo để đổi thứ tự tài liệu: {{title}}',
    title: 'Sắp xếp tài liệu',
    up: 'Lên trên',
    down: 'Xuống dưới',
    moveTo: 'Chuyển sang nội dung khác',
    overtaken:
      'Tài liệu vừa được người khác sắp xếp hoặc thay đổi. Hệ thống đã tải thứ tự mới nhất; mời đồng chí sắp xếp lại nếu cần.',
    instructions:
      'Nhấn phím cách để nhấc tài liệu, dùng phím mũi tên để di chuyển trong nội dung này hoặc sang nội dung khác, nhấn phím cách để đặt, phím thoát để thôi.',
    lifted: 'Đã nhấc tài liệu ở vị trí {{place}} của nội dung {{item}}.',
    over: 'Đang ở vị trí {{place}} của nội dung {{item}}.',
    dropped: 'Đã đặt ở vị trí {{place}} của nội dung {{item}}.',
    cancelled: 'Đã trả về vị trí cũ.',
  },
};
