import next from './refusal-reasons.ts';

/** What is said of a refusal by its reason: the step that comes next, and a title where the code's own says too little. */
export default {
  next,
  title: {
    'folder-name-taken': 'Đã có thư mục cùng tên',
    'no-quorum': 'Chưa đủ tỷ lệ tham dự',
    'join-code': 'Mã cuộc họp không đúng',
    'pairing-code': 'Mã ghép thiết bị không đúng',
    'check-in-code': 'Mã điểm danh không đúng',
    'check-in-code-expired': 'Mã điểm danh đã hết hạn',
    'state-secret': 'Không nhận tài liệu mật',
    document: 'Không mở được tài liệu này',
    'document-recalled': 'Tài liệu đã được thu hồi',
    'unit-asked-twice': 'Đơn vị đã được yêu cầu rồi',
    'due-in-past': 'Hạn đã qua',
    'too-many-for-places': 'Nhiều người hơn số được mời',
    'places-closed': 'Đã hết hạn cử người',
    'unit-has-nobody-left': 'Đơn vị không còn ai để cử',
    'unit-invited-twice': 'Đơn vị đã được mời rồi',
    'current-password': 'Mật khẩu hiện tại chưa đúng',
    'password-again': 'Mật khẩu không đúng',
    'confirm-password': 'Cần xác nhận mật khẩu',
    'must-change-password': 'Đồng chí cần đổi mật khẩu được cấp lần đầu',
  },
};
