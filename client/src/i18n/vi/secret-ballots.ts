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
  hasty:
    'Thời gian dưới 1 phút: mỗi đồng chí còn phải nhập mật khẩu trước khi gửi phiếu, nên cho thêm thời gian.',
  confirm: {
    password: 'Mật khẩu',
    text: 'Cuộc họp yêu cầu xác nhận lại mật khẩu trước khi bỏ phiếu kín. Phiếu đã niêm phong trên máy này và được gửi ngay sau khi xác nhận.',
    send: 'Xác nhận và gửi phiếu',
    wrong: 'Mật khẩu không đúng. Phiếu chưa được gửi.',
    early: 'Mật khẩu (không bắt buộc lúc này)',
    earlyText:
      'Cuộc họp yêu cầu xác nhận mật khẩu trước khi bỏ phiếu kín. Đồng chí nhập ngay bây giờ thì lúc bỏ phiếu không phải nhập nữa.',
    wrongEarly: 'Mật khẩu không đúng. Đề nghị nhập lại, hoặc để trống và nhập khi bỏ phiếu.',
  },
  recorded: 'ĐÃ GHI NHẬN',
  codeIs: 'Mã phiếu của đồng chí:',
  sealedHere: 'Phiếu được niêm phong ngay trên máy này. Không ai xem được đồng chí chọn gì.',
  recordedText: 'Phiếu đã được niêm phong. Không ai xem được lựa chọn trước khi kiểm phiếu.',
  genuine: 'Đã kiểm tra chữ ký số của giấy xác nhận.',
  forged: 'Chữ ký số của giấy xác nhận không đúng. Đề nghị đồng chí báo ngay thư ký cuộc họp.',
  codeText:
    'Phiếu đã được niêm phong. Đề nghị đồng chí tự ghi lại mã phiếu để đối chiếu; mã chỉ hiện trên máy này.',
  count: 'Đã nhận {{received}} phiếu: {{counted}} phiếu hợp lệ, {{spoiled}} phiếu không hợp lệ.',
  download: 'Tải kết quả kiểm phiếu có chữ ký số',
};
