export default {
  chooseFolder: 'Chọn thư mục',
  chooseFolderFor: 'Chọn thư mục cho nội dung: {{title}}',
  waiting: 'Chờ đến lượt tải lên',
  interrupted: 'Đường truyền gián đoạn, đã gửi {{percent}}%. Hệ thống tự gửi tiếp khi có kết nối.',
  next: 'Đang chờ: sắp đến lượt chuyển đổi',
  ahead: 'Đang chờ: còn {{count}} tài liệu phía trước',
  converting: 'Đang chuyển đổi…',
  refused: 'Không nhận tài liệu mật',
  oldFont: {
    tcvn3:
      'Tài liệu dùng phông chữ TCVN3 cũ. Nội dung đã chuyển sang Unicode để tìm kiếm; mời đồng chí kiểm tra lại cách hiển thị trên trang.',
    vni: 'Tài liệu dùng phông chữ VNI cũ. Nội dung đã chuyển sang Unicode để tìm kiếm; mời đồng chí kiểm tra lại cách hiển thị trên trang.',
  },
  roomPaper: {
    addFor: 'Phát trực tiếp tại phòng họp, cho nội dung: {{title}}',
    hint: 'Dành cho tài liệu chỉ phát bản giấy trong phòng họp. Không ghi nội dung mật vào tên và ghi chú.',
    title: 'Tên tài liệu',
    titleProblem: 'Mời đồng chí nhập tên tài liệu.',
    note: 'Ghi chú (không bắt buộc)',
    noteHint: 'Ví dụ: thu lại sau khi họp',
    add: 'Thêm',
    remove: 'Bỏ: {{title}}',
  },
};
