import { departmentPaper, districtPaper, heading, type Paper, paragraph } from './paper.ts';

/** The list of laws and decrees that people of the district look up. */
export function frequentLaws(date: Date): Paper {
  return departmentPaper({
    agency: 'VĂN PHÒNG HĐND VÀ UBND',
    symbol: '27/TB-VP',
    kindName: 'THÔNG BÁO',
    abstract: 'Danh mục văn bản thường dùng trong công tác cải cách hành chính',
    date,
    post: 'CHÁNH VĂN PHÒNG',
    blocks: [
      paragraph(
        'Văn phòng HĐND và UBND huyện thông báo danh mục văn bản thường dùng để các phòng, ban và UBND các xã, thị trấn tra cứu, áp dụng thống nhất.',
      ),
      {
        kind: 'table',
        columns: [
          { title: 'TT', share: 1 },
          { title: 'Số, ký hiệu', share: 3 },
          { title: 'Nội dung', share: 7 },
        ],
        rows: [
          ['1', '77/2015/QH13', 'Luật Tổ chức chính quyền địa phương'],
          ['2', '80/2015/QH13', 'Luật Ban hành văn bản quy phạm pháp luật'],
          [
            '3',
            '61/2018/NĐ-CP',
            'Cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính',
          ],
          ['4', '30/2020/NĐ-CP', 'Công tác văn thư'],
          ['5', '45/2020/NĐ-CP', 'Thực hiện thủ tục hành chính trên môi trường điện tử'],
        ],
      },
      paragraph(
        'Khi văn bản được sửa đổi, bổ sung hoặc thay thế, Văn phòng cập nhật danh mục trong kho tài liệu của huyện./.',
      ),
    ],
  });
}

/** What to mind of the form of papers. */
export function recordsNotice(date: Date): Paper {
  return departmentPaper({
    agency: 'VĂN PHÒNG HĐND VÀ UBND',
    symbol: '35/TB-VP',
    kindName: 'THÔNG BÁO',
    abstract: 'Những điểm cần lưu ý về thể thức văn bản',
    date,
    post: 'CHÁNH VĂN PHÒNG',
    blocks: [
      heading('1. Khổ giấy và lề'),
      paragraph(
        'Văn bản trình bày trên khổ giấy A4; lề trên và lề dưới 20 – 25 mm, lề trái 30 – 35 mm, lề phải 15 – 20 mm; phông chữ Times New Roman, màu đen.',
      ),
      heading('2. Số và ký hiệu'),
      paragraph(
        'Số văn bản ghi bằng chữ số Ả Rập, đánh liên tục trong năm; với số nhỏ hơn 10 phải thêm số 0 phía trước.',
      ),
      heading('3. Trích yếu nội dung'),
      paragraph(
        'Trích yếu phản ánh khái quát nội dung chủ yếu của văn bản. Tên tệp gửi lên hệ thống đặt theo trích yếu để người dự họp dễ tìm./.',
      ),
    ],
  });
}

/** The rules by which the committee works. */
export function workingRules(date: Date): Paper {
  return districtPaper({
    symbol: '1205/QĐ-UBND',
    kindName: 'QUYẾT ĐỊNH',
    abstract: 'Ban hành Quy chế làm việc của Ủy ban nhân dân huyện',
    date,
    blocks: [
      heading('Điều 1. Phạm vi điều chỉnh'),
      paragraph(
        'Quy chế này quy định nguyên tắc, trách nhiệm, quan hệ công tác và trình tự giải quyết công việc của Ủy ban nhân dân huyện.',
      ),
      heading('Điều 2. Phiên họp'),
      paragraph(
        'Ủy ban nhân dân huyện họp thường kỳ mỗi tháng một lần. Tài liệu được gửi đến thành viên trên hệ thống trước phiên họp để nghiên cứu.',
      ),
      heading('Điều 3. Biểu quyết'),
      paragraph(
        'Quyết định của tập thể được thông qua khi có quá nửa tổng số thành viên biểu quyết tán thành./.',
      ),
    ],
  });
}

/** The rules of meetings without paper. */
export function paperlessRules(date: Date): Paper {
  return districtPaper({
    symbol: '1388/QĐ-UBND',
    kindName: 'QUYẾT ĐỊNH',
    abstract: 'Quy định về họp không giấy tờ và họp trực tuyến',
    date,
    blocks: [
      heading('Điều 1. Gửi tài liệu'),
      paragraph(
        'Đơn vị được giao chuẩn bị nội dung gửi tài liệu trên hệ thống đúng hạn; không in, sao chụp tài liệu để phát tại phiên họp.',
      ),
      heading('Điều 2. Tại phiên họp'),
      paragraph(
        'Đại biểu điểm danh, đọc tài liệu, đăng ký phát biểu và biểu quyết trên hệ thống. Điểm cầu bố trí đường truyền, thiết bị trước giờ họp 30 phút.',
      ),
      heading('Điều 3. Sau phiên họp'),
      paragraph(
        'Thư ký lưu tài liệu dùng chung vào kho tài liệu của huyện để các đơn vị tra cứu./.',
      ),
    ],
  });
}

/** The form of a submission. */
export function submissionForm(date: Date): Paper {
  return districtPaper({
    symbol: '……/TTr-UBND',
    kindName: 'TỜ TRÌNH',
    abstract: 'Về việc ……………………………………',
    date,
    blocks: [
      paragraph('Kính gửi: ……………………………………………………'),
      heading('I. SỰ CẦN THIẾT'),
      paragraph('……………………………………………………………………………………'),
      heading('II. NỘI DUNG TRÌNH'),
      paragraph('……………………………………………………………………………………'),
      heading('III. KIẾN NGHỊ'),
      paragraph('Kính đề nghị ………………………………… xem xét, quyết định./.'),
    ],
  });
}

/** The form of an invitation to a meeting. */
export function invitationForm(date: Date): Paper {
  return districtPaper({
    symbol: '……/GM-UBND',
    kindName: 'GIẤY MỜI',
    abstract: 'Họp ……………………………………',
    date,
    blocks: [
      paragraph('Ủy ban nhân dân huyện trân trọng kính mời: ………………………………'),
      paragraph('Thời gian: …… giờ …… phút, ngày …… tháng …… năm ……'),
      paragraph('Địa điểm: ………………………………………………………………'),
      paragraph('Nội dung: ………………………………………………………………'),
      paragraph('Tài liệu được gửi trên hệ thống; đề nghị đại biểu nghiên cứu trước khi dự họp./.'),
    ],
  });
}
