export default {
  turnout: {
    received: 'Đã gửi phiếu',
    lost: 'Vừa mất kết nối, chưa gửi phiếu',
    waiting: 'Đang kết nối, chưa gửi phiếu',
    away: 'Không kết nối',
  },
  lost: {
    title: 'Còn {{count}} đồng chí đang mất kết nối',
    text: 'Phiếu của các đồng chí này có thể chưa đến nơi. Sau khi kết thúc, phiếu đến sau không được tính.',
  },
  close: { title: 'Kết thúc biểu quyết này?', wait: 'Tiếp tục chờ' },
  waiting: {
    title: 'Còn {{count}} đồng chí chưa gửi phiếu',
    text: 'Còn {{count}} đồng chí đang kết nối chưa gửi phiếu. Sau khi kết thúc, phiếu đến sau không được tính.',
  },
  few: {
    title: 'Mới nhận {{received}}/{{base}} phiếu kín',
    text: 'Phiếu còn quá ít để giữ kín: kết quả kiểm phiếu và ý kiến ghi trên phiếu sẽ cho biết từng đồng chí đã chọn gì. Đồng chí có thể tiếp tục chờ, hủy biểu quyết để tổ chức bỏ phiếu lại, hoặc vẫn kết thúc.',
    confirm: 'Vẫn kết thúc biểu quyết',
  },
  unpublished: 'Chưa công bố kết quả',
  publish: 'Công bố kết quả',
  waitsForChair: 'Đã kết thúc biểu quyết. Chờ chủ trì công bố kết quả.',
  onlyLeaders: 'Chỉ chủ trì và thư ký thấy kết quả này cho đến khi công bố.',
  void: {
    button: 'Hủy biểu quyết',
    title: 'Hủy biểu quyết này?',
    text: '“{{question}}” sẽ không có kết quả và không mở lại được. Lý do được ghi vào diễn biến cuộc họp.',
    reason: 'Lý do hủy',
    reasonHint: 'Mọi người dự họp đều đọc được.',
    word: 'Biểu quyết đã hủy',
    at: 'hủy lúc {{time}}',
    byChair: 'Lý do: {{reason}}',
    keyLost:
      'Không mở được các phiếu đã niêm phong nên không có kết quả. Đề nghị chủ trì tổ chức bỏ phiếu lại.',
  },
};
