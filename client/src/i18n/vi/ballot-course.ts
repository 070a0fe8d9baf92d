export default {
  pause: {
    word: 'Tạm dừng biểu quyết',
    wordHall: 'TẠM DỪNG BIỂU QUYẾT',
    text: 'Chủ trì đã tạm dừng biểu quyết. Lựa chọn của đồng chí được giữ trên máy này; mời gửi khi biểu quyết tiếp tục.',
    resumed: 'Biểu quyết tiếp tục.',
  },
  ready: {
    ask: 'Kiểm tra sẵn sàng',
    title: 'Chuẩn bị biểu quyết',
    text: 'Chủ trì sắp cho biểu quyết. Đồng chí xác nhận đã sẵn sàng trên máy này.',
    say: 'Tôi đã sẵn sàng',
    later: 'Chưa sẵn sàng',
    word: 'Đang kiểm tra sẵn sàng',
    count: '{{ready}}/{{base}} đồng chí đã sẵn sàng',
    countLabel: 'Số đồng chí đã sẵn sàng',
    cancel: 'Dừng kiểm tra',
    received: 'Đã sẵn sàng',
    lost: 'Đang mất kết nối',
    waiting: 'Chưa trả lời',
    away: 'Không kết nối',
    wait: 'Chờ chủ trì bắt đầu biểu quyết.',
  },
};
