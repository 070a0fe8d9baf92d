import { demoMeetings } from '../meetings.ts';
import { FIGURES_2021 as F, share, written } from './figures.ts';
import {
  type Block,
  departmentPaper,
  districtPaper,
  heading,
  type Paper,
  pageBreak,
  paragraph,
  subheading,
} from './paper.ts';

/** The programme of the running meeting. */
export function programme(date: Date): Paper {
  const [running] = demoMeetings(date);
  return districtPaper({
    symbol: '41/CTr-UBND',
    kindName: 'CHƯƠNG TRÌNH',
    abstract: running.title,
    date,
    blocks: [
      paragraph(
        'Phiên họp được tổ chức tại Hội trường UBND huyện và trực tuyến đến 13 điểm cầu xã, thị trấn.',
      ),
      {
        kind: 'table',
        columns: [
          { title: 'TT', share: 1 },
          { title: 'Nội dung', share: 8 },
          { title: 'Thời gian', share: 2 },
        ],
        rows: running.items.map(({ title, minutes }, i) => [
          String(i + 1),
          title,
          `${minutes} phút`,
        ]),
      },
      paragraph(
        'Đề nghị các đại biểu nghiên cứu trước tài liệu, điểm danh và đăng ký phát biểu trên hệ thống./.',
      ),
    ],
  });
}

/** Report 38/BC-VP on the control of administrative procedures. */
export function proceduresReport(date: Date): Paper {
  return departmentPaper({
    agency: 'VĂN PHÒNG HĐND VÀ UBND',
    symbol: '38/BC-VP',
    kindName: 'BÁO CÁO',
    abstract: 'Công tác kiểm soát thủ tục hành chính năm 2021',
    date,
    post: 'CHÁNH VĂN PHÒNG',
    blocks: [
      heading('I. TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ'),
      paragraph(
        `Trong năm, Bộ phận Tiếp nhận và Trả kết quả huyện tiếp nhận ${written(F.districtOneStop.received)} hồ sơ: trả trước hẹn ${written(F.districtOneStop.early)}, đúng hẹn ${written(F.districtOneStop.onTime)}, đang giải quyết ${F.districtOneStop.inHand} hồ sơ.`,
      ),
      paragraph(
        `Các xã, thị trấn tiếp nhận ${written(F.communeOneStop.received)} hồ sơ, trả trước hẹn và đúng hẹn ${written(F.communeOneStop.earlyOrOnTime)} hồ sơ. Có ${written(F.byPost)} hồ sơ được tiếp nhận và trả kết quả qua dịch vụ bưu chính công ích.`,
      ),
      heading('II. CÔNG KHAI THỦ TỤC VÀ TIẾP NHẬN PHẢN ÁNH'),
      paragraph(
        'Thủ tục hành chính được niêm yết đầy đủ tại trụ sở và trên trang thông tin điện tử. Phản ánh, kiến nghị của người dân được tiếp nhận qua đường dây nóng, hộp thư và cổng dịch vụ công; mỗi phản ánh được chuyển đến cơ quan có thẩm quyền trong ngày làm việc.',
      ),
      pageBreak,
      heading('III. ĐỀ XUẤT'),
      paragraph(
        'Đề nghị UBND huyện cho phép gửi tài liệu họp và giấy mời hoàn toàn qua hệ thống; giao UBND các xã, thị trấn bố trí thiết bị cho đại biểu tại điểm cầu; đưa việc gửi tài liệu đúng hạn thành tiêu chí đánh giá hằng quý./.',
      ),
    ],
  });
}

/** The draft plan of the digital transformation. */
export function transformationPlan(date: Date): Paper {
  const tasks: readonly [string, string, string][] = [
    [
      'Họp không giấy tờ tại UBND huyện và 13 xã, thị trấn',
      'Văn phòng HĐND và UBND huyện',
      'Quý I',
    ],
    ['Chữ ký số cho lãnh đạo và công chức cấp xã', 'Phòng Văn hóa và Thông tin', 'Quý II'],
    ['Nâng cấp đường truyền các điểm cầu', 'Phòng Văn hóa và Thông tin', 'Quý II'],
    ['Số hóa kết quả giải quyết thủ tục hành chính', 'Phòng Nội vụ', 'Quý IV'],
    ['Tập huấn kỹ năng số cho cán bộ, công chức', 'Phòng Nội vụ', 'Hằng quý'],
  ];
  return districtPaper({
    symbol: '…/KH-UBND',
    kindName: 'KẾ HOẠCH',
    isDraft: true,
    abstract: 'Chuyển đổi số huyện Châu Thành năm 2022',
    date,
    blocks: [
      heading('I. MỤC ĐÍCH, YÊU CẦU'),
      paragraph(
        'Đổi mới phương thức chỉ đạo, điều hành từ huyện đến xã; lấy người dân, doanh nghiệp làm trung tâm phục vụ; kế thừa hạ tầng, phần mềm đã đầu tư; bảo đảm an toàn thông tin mạng và bảo vệ bí mật nhà nước.',
      ),
      heading('II. NHIỆM VỤ'),
      {
        kind: 'table',
        columns: [
          { title: 'Nhiệm vụ', share: 5 },
          { title: 'Chủ trì', share: 3 },
          { title: 'Thời hạn', share: 2 },
        ],
        rows: tasks,
      },
      ...tasks.flatMap(([task, unit], i): Block[] => [
        ...(i % 2 === 0 ? [pageBreak] : []),
        subheading(`${i + 1}. ${task}`),
        paragraph(
          `${unit} chủ trì, phối hợp với các cơ quan liên quan và UBND các xã, thị trấn xây dựng phương án, xác định sản phẩm, nguồn lực và người chịu trách nhiệm; báo cáo tiến độ tại phiên họp thường kỳ. Khó khăn, vướng mắc phát sinh được đề xuất bằng văn bản, nêu rõ nguyên nhân và phương án xử lý.`,
        ),
      ]),
      heading('III. TỔ CHỨC THỰC HIỆN'),
      paragraph(
        'Thủ trưởng các cơ quan, Chủ tịch UBND các xã, thị trấn chịu trách nhiệm trước Chủ tịch UBND huyện về kết quả thực hiện Kế hoạch này./.',
      ),
    ],
  });
}

/** The draft resolution on which the running meeting votes. */
export function draftResolution(date: Date): Paper {
  return districtPaper({
    symbol: '…/NQ-UBND',
    kindName: 'NGHỊ QUYẾT',
    isDraft: true,
    abstract: 'Phiên họp thường kỳ của UBND huyện Châu Thành',
    date,
    blocks: [
      paragraph(
        'Điều 1. Thống nhất báo cáo kết quả cải cách hành chính và ứng dụng công nghệ thông tin năm 2021.',
      ),
      paragraph(
        'Điều 2. Thống nhất Kế hoạch chuyển đổi số năm 2022; giao Phòng Văn hóa và Thông tin hoàn chỉnh, trình ký trong 5 ngày làm việc.',
      ),
      paragraph(
        'Điều 3. Từ quý II năm 2022, các cuộc họp của UBND huyện không phát hành tài liệu giấy, trừ tài liệu mật được phát trực tiếp tại phòng họp.',
      ),
      pageBreak,
      paragraph(
        'Điều 4. Văn phòng HĐND và UBND huyện, các phòng chuyên môn và UBND các xã, thị trấn chịu trách nhiệm thi hành Nghị quyết này./.',
      ),
    ],
  });
}

/** Report 12/BC-TNTKQ of the one-stop office. */
export function oneStopReport(date: Date): Paper {
  return departmentPaper({
    agency: 'BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ',
    symbol: '12/BC-TNTKQ',
    kindName: 'BÁO CÁO',
    abstract: 'Giải quyết hồ sơ một cửa tại 13 xã, thị trấn',
    date,
    post: 'TRƯỞNG BỘ PHẬN',
    blocks: [
      paragraph(
        `Các xã, thị trấn tiếp nhận ${written(F.communeOneStop.received)} hồ sơ; trả trước hẹn và đúng hẹn ${written(F.communeOneStop.earlyOrOnTime)} hồ sơ. Dịch vụ công trực tuyến cấp xã: mức độ 3 đạt ${share(F.onlineLevel3.communes)}, mức độ 4 đạt ${share(F.onlineLevel4.communes)}.`,
      ),
      paragraph(
        'Việc xin lỗi người dân khi hồ sơ trễ hẹn đã thành nền nếp; nguyên nhân trễ hẹn chủ yếu ở khâu phối hợp xác minh giữa các cơ quan.',
      ),
      pageBreak,
      paragraph(
        'Đề nghị UBND các xã, thị trấn ký quy chế phối hợp về thời hạn xác minh; bố trí công chức dự phòng khi người phụ trách vắng mặt./.',
      ),
    ],
  });
}

/** Report 52/BC-PNV of the meeting in preparation. */
export function onlineServicesReport(date: Date): Paper {
  return departmentPaper({
    agency: 'PHÒNG NỘI VỤ',
    symbol: '52/BC-PNV',
    kindName: 'BÁO CÁO',
    abstract: 'Tình hình sử dụng dịch vụ công trực tuyến mức độ 3, mức độ 4',
    date,
    post: 'TRƯỞNG PHÒNG',
    blocks: [
      paragraph(
        `Cấp huyện: mức độ 3 đạt ${share(F.onlineLevel3.district)}; mức độ 4 đạt ${share(F.onlineLevel4.district)}.`,
      ),
      paragraph(
        `Cấp xã: mức độ 3 đạt ${share(F.onlineLevel3.communes)}; mức độ 4 đạt ${share(F.onlineLevel4.communes)}./.`,
      ),
    ],
  });
}

/** Report 31/BC-VHTT of the meeting that is over. */
export function conferenceReport(date: Date): Paper {
  return departmentPaper({
    agency: 'PHÒNG VĂN HÓA VÀ THÔNG TIN',
    symbol: '31/BC-VHTT',
    kindName: 'BÁO CÁO',
    abstract: 'Hệ thống hội nghị truyền hình tại 13 xã, thị trấn',
    date,
    post: 'TRƯỞNG PHÒNG',
    blocks: [
      paragraph(
        `Thiết bị hội nghị truyền hình đã được lắp đặt tại UBND huyện và ${F.conferenceCommunes}/${F.conferenceCommunes} xã, thị trấn, hoạt động ổn định.`,
      ),
      pageBreak,
      paragraph(
        'Đề nghị bảo dưỡng thiết bị hằng quý và bố trí đường truyền dự phòng tại từng điểm cầu./.',
      ),
    ],
  });
}

/** The draft plan of training, which its department has submitted for the meeting in preparation. */
export function trainingPlan(date: Date): Paper {
  return departmentPaper({
    agency: 'PHÒNG VĂN HÓA VÀ THÔNG TIN',
    symbol: '…/KH-VHTT',
    kindName: 'KẾ HOẠCH',
    abstract: 'Tập huấn chữ ký số cho cán bộ, công chức cấp xã',
    date,
    post: 'TRƯỞNG PHÒNG',
    blocks: [
      heading('I. NỘI DUNG'),
      paragraph(
        'Tập huấn cấp, gia hạn và sử dụng chứng thư số chuyên dùng; ký số trên văn bản điện tử và gửi, nhận văn bản qua trục liên thông cho 13 xã, thị trấn.',
      ),
      heading('II. TỔ CHỨC THỰC HIỆN'),
      paragraph('Mỗi xã, thị trấn cử 05 cán bộ, công chức; mỗi lớp không quá 25 người./.'),
    ],
  });
}
