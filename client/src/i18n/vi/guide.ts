export default {
  title: 'Hướng dẫn',
  lead: 'Những việc thường làm, theo từng vai trò.',
  contents: 'Mục lục',
  sections: [
    {
      id: 'dai-bieu',
      title: 'Đại biểu dự họp',
      steps: [
        [
          'Trước cuộc họp',
          'Mở “Việc hôm nay”, chọn “Đọc” ở thẻ tài liệu chưa đọc. Ghi chú và nét bút của đồng chí chỉ một mình đồng chí xem được.',
        ],
        [
          'Vào họp',
          'Chọn “Vào họp”, kiểm tra micro và camera, rồi chọn “Điểm danh”, hoặc quét mã trên màn hình phòng họp bằng điện thoại. Máy tính bảng trong phòng đã có thiết bị điểm cầu thì không cần bật âm thanh.',
        ],
        [
          'Theo dõi tài liệu',
          'Trang tài liệu tự chuyển theo người trình bày. Đồng chí lật trang để xem tự do; chọn “Theo người trình bày” để quay lại.',
        ],
        [
          'Góp ý',
          'Chọn “Góp ý” cạnh trang, hoặc bôi đen một đoạn rồi chọn “Góp ý”. Mọi người đọc được tài liệu đều đọc và trả lời được; thư ký tổng hợp theo đơn vị.',
        ],
        [
          'Tài liệu có bản mới',
          'Bảng “Thông báo” và dòng trên trang cho biết. Chọn “Xem thay đổi” để thấy từng trang khác gì; ghi chú và nét bút của đồng chí được chuyển sang bản mới, chỗ nào không đặt lại được thì hệ thống liệt kê.',
        ],
        [
          'Tập tài liệu và tìm kiếm',
          'Ở trang cuộc họp, “Tải tập tài liệu” gộp mọi tài liệu đồng chí được đọc thành một tệp có mục lục, kèm hoặc không kèm ghi chú riêng. “Tìm tài liệu” tìm trong mọi cuộc họp, gõ có dấu hay không dấu đều được; cụm từ đặt trong ngoặc kép.',
        ],
        [
          'Phát biểu',
          'Chọn “Đăng ký phát biểu”. Có thể xin ý kiến về trình tự hoặc “Gửi chất vấn” ở bảng Phát biểu. Khi được mời, micro của đồng chí được mở; khi xong, chọn “Kết thúc phát biểu” và micro được tắt.',
        ],
        [
          'Biểu quyết',
          'Khi mở biểu quyết, chọn “Tán thành”, “Không tán thành” hoặc “Không biểu quyết” rồi chọn “Gửi biểu quyết”. Màn hình báo giờ ghi nhận. Khi bỏ phiếu kín, phiếu được niêm phong trên máy; đồng chí ghi lại mã phiếu để đối chiếu với danh sách công bố.',
        ],
      ],
    },
    {
      id: 'thu-ky',
      title: 'Thư ký cuộc họp',
      steps: [
        [
          'Tạo cuộc họp',
          'Chọn “Tạo cuộc họp”, nhập thông tin và điểm cầu. Các bước Chương trình, Tài liệu, Thành phần ở cột bên trái.',
        ],
        [
          'Chương trình',
          'Thêm từng nội dung, người trình bày, đơn vị chuẩn bị và thời gian. Kéo để đổi thứ tự, hoặc dùng nút Lên, Xuống.',
        ],
        [
          'Tài liệu',
          'Kéo tệp vào nội dung. Tệp được chuyển để xem trên mọi thiết bị; tệp gốc luôn được giữ. Nếu chưa chuyển đổi được, hệ thống nói rõ lý do và cách xử lý.',
        ],
        [
          'Đơn vị gửi tài liệu',
          'Chọn “Yêu cầu đơn vị gửi”, nêu tên tài liệu và hạn. Bảng theo dõi cho biết đơn vị nào chưa gửi, đã trình, bị trả lại hoặc quá hạn; đồng chí duyệt hoặc trả lại kèm lý do. Quá hạn thì phải ghi lý do và tài liệu mang dấu “bổ sung”.',
        ],
        [
          'Phát và thu hồi tài liệu',
          'Ở từng tài liệu, chọn ai được đọc, từ lúc nào đến lúc nào, và “Lưu hành nội bộ” nếu không cho tải về. “Thu hồi” lấy lại tài liệu trên mọi máy trong vài giây, kể cả bản trên máy đang mất kết nối ở lần kết nối kế tiếp. Người dự họp được báo.',
        ],
        [
          'Ai đã đọc',
          '“Tình hình đọc tài liệu” cho biết từng người đã mở tài liệu nào, lúc nào, bao nhiêu trang, và ai chưa đọc.',
        ],
        [
          'Thành phần',
          'Chọn từng người hoặc cả đơn vị, giao vai trò và nơi ngồi, rồi lưu thay đổi.',
        ],
        [
          'Mời đơn vị cử người',
          '“Mời đơn vị” với số người và hạn cử người: người phụ trách đơn vị được báo ngay và tự cử người của mình ở trang “Cử người dự họp”. Danh sách cho biết đơn vị nào đã cử đủ; đồng chí nhắc, gia hạn hoặc cử thay đơn vị.',
        ],
        [
          'Sơ đồ chỗ ngồi',
          'Ở từng phòng, chọn kiểu kê bàn ghế và số ghế, dời hoặc bớt ghế theo thực tế, rồi kéo người vào ghế hoặc để hệ thống xếp. Cuộc họp sau bắt đầu bằng sơ đồ này. “Tải bản in” cho sơ đồ có tên. Trong cuộc họp, sơ đồ cho biết ai có mặt, đăng ký, đang và đã phát biểu; chủ trì chạm vào ghế để mời.',
        ],
        [
          'Phát hành',
          'Danh sách “Trước khi phát hành” cho biết còn thiếu gì. Sau khi phát hành vẫn sửa được; thay đổi đến ngay người dự họp.',
        ],
        [
          'Hai người cùng sửa',
          'Nếu người khác vừa sửa cùng một mục, hệ thống hiện cả hai bản để đồng chí chọn. Không có bản nào bị mất.',
        ],
        [
          'Trong cuộc họp',
          'Điểm danh thay cho đại biểu khi cần, ghi giờ đến, giờ rời họp và lý do vắng; hiện lại mã điểm danh trên màn hình phòng họp; xuất danh sách điểm danh; chuyển nội dung theo chủ trì.',
        ],
      ],
    },
    {
      id: 'chu-tri',
      title: 'Chủ trì',
      steps: [
        [
          'Bắt đầu',
          'Chọn “Bắt đầu cuộc họp” khi đủ tỷ lệ tham dự; số người có mặt hiện ở thanh trên cùng.',
        ],
        [
          'Điều hành',
          'Thanh điều hành luôn có việc kế tiếp: chuyển nội dung, mời phát biểu, kết thúc phát biểu, biểu quyết.',
        ],
        [
          'Mời phát biểu',
          'Chọn người trong danh sách đăng ký, hoặc “Mời người khác”. Thư ký làm thay được: duyệt, đổi thứ tự, không mời kèm lý do, thêm phút. Chỉ micro của người được mời được mở; hết lượt thì micro đóng lại.',
        ],
        [
          'Chất vấn',
          'Ý kiến về trình tự đứng trước; chất vấn có danh sách riêng. Mời người hỏi, “Mời trả lời”, “Mời hỏi thêm”, rồi “Kết thúc chất vấn”. “Thời lượng phát biểu” cho biết ai chưa được mời, ai nói bao lâu, ai im lặng đã lâu.',
        ],
        [
          'Biểu quyết',
          'Nhập câu hỏi, đánh dấu “Bỏ phiếu kín” nếu cần, chọn “Bắt đầu biểu quyết”. Mục Biểu quyết cho biết ai đã gửi phiếu và ai đang mất kết nối. Biểu quyết công khai được công bố ngay khi chọn “Kết thúc biểu quyết”, trừ khi bỏ đánh dấu lúc mở; bỏ phiếu kín thì đồng chí xem kết quả rồi chọn “Công bố kết quả” để mọi người cùng thấy. Trước khi công bố có thể hủy biểu quyết và ghi lý do.',
        ],
        [
          'Phó chủ trì',
          'Thư ký đánh dấu “Phó chủ trì” ở bước Thành phần; khi đang họp thì chỉ chủ trì được giao thêm. Phó chủ trì có thanh điều hành như chủ trì, nên cuộc họp không dừng khi chủ trì mất kết nối. Người đang phát biểu mất kết nối quá 30 giây thì có thông báo; lượt phát biểu chỉ kết thúc khi đồng chí chọn.',
        ],
        ['Kết thúc', 'Chọn “Kết thúc cuộc họp”. Diễn biến và kết quả được giữ lại.'],
      ],
    },
    {
      id: 'diem-cau',
      title: 'Thiết bị điểm cầu và màn hình phòng họp',
      steps: [
        [
          'Thiết bị điểm cầu',
          'Đăng nhập bằng tài khoản của điểm cầu và chọn “Vào họp”. Thiết bị này thu và phát âm thanh cho cả phòng.',
        ],
        [
          'Máy tự hoạt động',
          'Mở /thiet-bi trên máy của phòng họp; quản trị, thư ký đơn vị hoặc kỹ thuật viên nhập mã hiện ra ở mục “Thiết bị phòng họp”. Sau đó máy tự vào họp, không ai phải đăng nhập.',
        ],
        [
          'Màn hình phòng họp',
          'Ở trang cuộc họp, chọn “Mở màn hình phòng họp” rồi phóng toàn màn hình. Màn hình tự đổi theo diễn biến.',
        ],
        [
          'Đường truyền yếu',
          'Hệ thống ưu tiên âm thanh, sau đó đến trang tài liệu, rồi hình ảnh; tự phục hồi khi đường truyền tốt lại.',
        ],
      ],
    },
    {
      id: 'quan-tri',
      title: 'Quản trị hệ thống',
      steps: [
        [
          'Quy định của cuộc họp',
          'Ở trang “Quy chế”, chọn “Sửa” bên quy định, nhập giá trị, ngày bắt đầu áp dụng và căn cứ pháp lý. Quy định chưa đến ngày áp dụng thì xóa được; quy định đã áp dụng được giữ trong lịch sử.',
        ],
        [
          'Cuộc họp đã phát hành',
          'Tỷ lệ tham dự, tỷ lệ thông qua và thời gian phát biểu của cuộc họp là các quy định có hiệu lực trong ngày họp, lấy lúc phát hành và giữ nguyên về sau.',
        ],
        [
          'Ngày nghỉ và ngày làm bù',
          'Chọn năm, chọn “Thêm ngày”. Hạn gửi tài liệu được tính lại ngay. Ngày đã qua được giữ nguyên.',
        ],
      ],
    },
    {
      id: 'mat-ket-noi',
      title: 'Đọc tài liệu khi mất kết nối',
      steps: [
        [
          'Trước cuộc họp',
          'Tài liệu của cuộc họp sắp tới được tải dần về máy khi có mạng, nội dung đang bàn trước. Trang cuộc họp ghi “Có trên máy” cạnh từng tài liệu và “Đã có đủ tài liệu trên máy” khi xong.',
        ],
        [
          'Khi mất kết nối',
          'Mở Nghị Sự như thường lệ: lịch họp, chương trình, tài liệu, tìm kiếm và ghi chú dùng được bằng bản trên máy. Ghi chú được gửi một lần khi có kết nối trở lại. Phòng họp đang diễn ra và tài liệu lưu hành nội bộ cần có mạng.',
        ],
        [
          'Bảo vệ và xóa',
          'Bản trên máy được khóa riêng cho tài khoản của đồng chí; bị xóa khi tài liệu bị thu hồi (ở lần kết nối kế tiếp), khi đăng xuất và sau khi họp xong theo lựa chọn ở trang “Tài khoản”. Hết phiên làm việc mà chưa đăng xuất thì bản trên máy bị khóa, đăng nhập lại là đọc tiếp được; quá 24 giờ không đăng nhập lại thì bị xóa. Máy dùng chung thì xin đăng xuất sau khi họp.',
        ],
        [
          'Cài vào máy',
          'Trong trình duyệt, chọn “Cài đặt ứng dụng” hoặc “Thêm vào màn hình chính” để mở Nghị Sự như một ứng dụng.',
        ],
      ],
    },
    {
      id: 'ghi-chu-rieng',
      title: 'Ghi chú riêng và nét bút',
      steps: [
        [
          'Viết, vẽ, chèn',
          'Bút viết, tô sáng, hình vẽ, ghi chú, ô chữ và dấu “Đồng ý”, “Cần xem lại” ở thanh công cụ cạnh trang. Khi dùng bút cảm ứng, ngón tay và lòng bàn tay chỉ cuộn trang. Giữ phím Shift để vẽ hình đều.',
        ],
        [
          'Chọn và di chuyển',
          'Chạm vào nét hoặc kéo khung để chọn; kéo để chuyển chỗ, đổi màu hoặc xóa. Bàn phím: Tab để chọn, phím mũi tên để chuyển, Delete để xóa. “Hoàn tác” dùng được cả sau khi tải lại trang.',
        ],
        [
          'Ai đọc được',
          'Ghi chú được khóa ngay trên máy của đồng chí trước khi gửi đi. Máy chủ, bản sao lưu và quản trị viên chỉ có dữ liệu đã khóa; chỉ biết đồng chí có bao nhiêu ghi chú, ở trang nào, lúc nào và cỡ lớn nhỏ.',
        ],
        [
          'Khóa và mật khẩu',
          'Khóa mở bằng mật khẩu của đồng chí. Đổi mật khẩu thì ghi chú vẫn mở được. Nếu mật khẩu được người khác cấp lại, cần mật khẩu cũ hoặc mã khôi phục để mở một lần. Mật khẩu càng dài thì khóa càng chắc.',
        ],
        [
          'Mã khôi phục',
          'Ở trang “Tài khoản”, chọn “Hiện mã khôi phục”, in hoặc chép ra giấy. Mất cả mật khẩu và mã khôi phục thì không ai mở lại được ghi chú cũ; hệ thống hỏi rõ trước khi tạo khóa mới.',
        ],
        [
          'Điều không bảo đảm',
          'Người nắm toàn quyền máy chủ đang chạy có thể thay đổi chương trình gửi đến máy của đồng chí. Ai dùng được máy chưa đăng xuất của đồng chí thì đọc được ghi chú: xin đăng xuất khi dùng máy chung.',
        ],
        [
          'Xuất và nhập',
          '“Xuất PDF kèm ghi chú của tôi” tạo tệp ngay trên máy; ai có tệp đều đọc được. “Nhập ghi chú từ PDF” đưa ghi chú của tệp khác vào cùng số trang, nhập hai lần không bị trùng.',
        ],
      ],
    },
  ],
  keys: {
    title: 'Phím tắt',
    lead: 'Dùng khi xem tài liệu và trong cuộc họp.',
    key: 'Phím',
    does: 'Tác dụng',
    list: [
      ['→ hoặc Page Down', 'Trang sau'],
      ['← hoặc Page Up', 'Trang trước'],
      ['Tab', 'Đến nút tiếp theo'],
      ['Phím cách hoặc Enter', 'Bấm nút đang chọn'],
      ['Esc', 'Đóng hộp thoại hoặc bảng đang mở'],
      ['?', 'Xem danh sách phím tắt trong cuộc họp'],
    ],
  },
  help: {
    title: 'Cần hỗ trợ',
    text: 'Đề nghị liên hệ thư ký cuộc họp về nội dung, quản trị viên của đơn vị về tài khoản và thiết bị.',
  },
};
