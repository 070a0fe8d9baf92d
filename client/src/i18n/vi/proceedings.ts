export default {
  title: 'Diễn biến cuộc họp',
  empty:
    'Diễn biến sẽ hiện ở đây. Những việc xảy ra trong cuộc họp được gợi ý thành từng dòng để đồng chí nhận hoặc sửa.',
  takeAll: 'Nhận cả {{count}} dòng gợi ý',
  conclude: 'Ghi kết luận',
  export: 'Xuất diễn biến',
  bringBack: 'Gợi ý lại {{count}} dòng đã bỏ qua',
  line: {
    label: 'Ghi diễn biến',
    noItem: 'Chưa mở nội dung nào',
    write: 'Ghi',
    words: 'Nội dung dòng diễn biến',
    missing: 'Mời đồng chí nhập nội dung.',
    save: 'Lưu',
    about: 'dòng lúc {{time}}',
    change: 'Sửa',
    remove: 'Xóa dòng này',
    removeTitle: 'Xóa dòng lúc {{time}}?',
    suggestedAgain: 'Dòng này sẽ trở lại thành gợi ý.',
  },
  suggestion: {
    mark: 'Gợi ý:',
    take: 'Nhận',
    change: 'Sửa rồi nhận',
    leaveOut: 'Bỏ qua',
  },
  conclusion: {
    title: 'Kết luận của chủ trì',
    save: 'Lưu kết luận',
    hint: 'Mọi người đọc được kết luận này trong chương trình họp. Để trống nếu muốn rút lại.',
    of: 'Kết luận:',
  },
};
