export default {
  open: 'Bỏ phiếu kín',
  make: 'Bỏ phiếu kín',
  shownTo: 'Danh sách phiếu sau khi kiểm',
  shownToHint: 'Danh sách chỉ có mã phiếu và lựa chọn, không có tên người bỏ phiếu.',
  to: {
    participants: 'Mọi người dự họp được xem',
    tellers: 'Chỉ chủ trì và thư ký được xem',
    nobody: 'Không công bố, chỉ công bố tổng số',
  },
  fewVoters:
    'Chỉ có {{count}} người có quyền biểu quyết: kết quả có thể cho biết ai đã chọn gì, dù phiếu được giữ kín.',
  allAlike: 'Nếu mọi phiếu giống nhau, kết quả cho biết lựa chọn của từng người bỏ phiếu.',
  recorded: 'ĐÃ GHI NHẬN',
  yourCode: 'Mã phiếu của đồng chí: {{code}}',
  recordedText: 'Phiếu đã được niêm phong. Không ai xem được lựa chọn trước khi kiểm phiếu.',
  codeText:
    'Phiếu đã được niêm phong. Đề nghị đồng chí tự ghi lại mã phiếu để đối chiếu; mã chỉ hiện trên máy này.',
  count: 'Đã nhận {{received}} phiếu: {{counted}} phiếu hợp lệ, {{spoiled}} phiếu không hợp lệ.',
  download: 'Tải kết quả kiểm phiếu có chữ ký số',
  void: 'Cuộc bỏ phiếu kín không có giá trị',
  voidText:
    '“{{question}}”: không mở được các phiếu đã niêm phong nên không có kết quả. Đề nghị chủ trì tổ chức bỏ phiếu lại.',
};
