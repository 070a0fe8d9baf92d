export default {
  get: 'Tải tập tài liệu',
  making: 'Đang ghép tập tài liệu…',
  hint: 'Một tệp gồm mọi tài liệu đồng chí được tải về, có mục lục và đánh số trang liên tục.',
  given: 'Đã ghép xong, trình duyệt đang tải tệp về.',
};
