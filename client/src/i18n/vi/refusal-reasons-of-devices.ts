import type { Reason } from '#client/api/api-error.ts';

/** Sentences for the refusals that come of sound, picture and the devices for them; part of `refusal-reasons.ts`. */
export default {
  'not-joined': 'Máy này chưa vào hội nghị truyền hình. Mời đồng chí vào họp lại.',
  rejoin:
    'Hình và tiếng vừa gián đoạn; tài liệu và biểu quyết vẫn dùng được. Mời đồng chí chờ hệ thống nối lại.',
  peer: 'Hình và tiếng đã ngắt. Mời đồng chí chờ hệ thống nối lại.',
  companion: 'Máy này vào họp không âm thanh. Mời đồng chí dùng micro của phòng họp.',
  'muted-by-server': 'Micro đang được chủ trì khóa. Mời đồng chí đăng ký phát biểu.',
  media:
    'Hình và tiếng đang gặp trục trặc; tài liệu và biểu quyết vẫn dùng được. Mời đồng chí thử lại sau ít giây.',
  'media-way': 'Thiết bị này không còn trong cuộc họp. Mời đồng chí xem lại danh sách.',
  'too-many-media-ways':
    'Cuộc họp đã có quá nhiều thiết bị ngoài. Mời đồng chí thu hồi mã của thiết bị không dùng.',
  'media-codec': 'Thiết bị phát không giải mã được dạng đang gửi (âm thanh Opus, hình VP8).',
  'equipment-away': 'Thiết bị không còn kết nối. Mời đồng chí kiểm tra thiết bị.',
  'site-device': 'Thiết bị này không còn được ghép. Mời đồng chí tải lại danh sách.',
  'pairing-code':
    'Mã này không đúng, đã dùng hoặc đã hết hạn. Mời đồng chí nhập mã đang hiện trên màn hình của máy.',
  'site-has-device':
    'Điểm cầu này vừa được ghép với một thiết bị khác. Mời đồng chí mở lại để xem rồi xác nhận.',
  'site-without-account':
    'Điểm cầu này chưa có tài khoản thiết bị. Đề nghị đồng chí báo quản trị viên.',
} satisfies Partial<Record<Reason, string>>;
