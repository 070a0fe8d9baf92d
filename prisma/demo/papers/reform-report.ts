import { COMMUNES, type DemoCommune } from '../units.ts';
import { FIGURES_2021 as F, share, written } from './figures.ts';
import {
  type Block,
  districtPaper,
  heading,
  type Paper,
  pageBreak,
  paragraph,
  subheading,
} from './paper.ts';

const GUIDANCE: readonly Block[] = [
  heading('I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH'),
  paragraph(
    'Năm 2021, UBND huyện xác định cải cách hành chính và ứng dụng công nghệ thông tin là nhiệm vụ trọng tâm, gắn với trách nhiệm của người đứng đầu từng cơ quan, đơn vị. Kế hoạch cải cách hành chính của huyện được ban hành từ đầu năm, phân công rõ cơ quan chủ trì, cơ quan phối hợp, thời hạn hoàn thành và sản phẩm của từng nhiệm vụ; kết quả thực hiện được kiểm điểm tại phiên họp thường kỳ hằng tháng.',
  ),
  paragraph(
    'UBND huyện chỉ đạo các phòng chuyên môn và UBND các xã, thị trấn rà soát quy trình giải quyết thủ tục hành chính, niêm yết công khai tại Bộ phận Tiếp nhận và Trả kết quả, trên trang thông tin điện tử và tại trụ sở ấp, khóm. Việc tiếp nhận, giải quyết và trả kết quả được theo dõi trên phần mềm một cửa điện tử; hồ sơ sắp đến hạn được nhắc tự động, hồ sơ trễ hạn phải có văn bản xin lỗi và hẹn lại ngày trả kết quả.',
  ),
  paragraph(
    'Công tác tuyên truyền được thực hiện bằng nhiều hình thức: qua hệ thống truyền thanh, qua các cuộc họp ấp, khóm, qua tổ công nghệ số cộng đồng và hướng dẫn trực tiếp tại bộ phận một cửa. Nội dung tập trung vào lợi ích của dịch vụ công trực tuyến, việc nhận kết quả qua bưu chính công ích và cách tra cứu tình trạng hồ sơ.',
  ),
];

const RESULTS: readonly Block[] = [
  heading('II. KẾT QUẢ THỰC HIỆN'),
  subheading('1. Hệ thống quản lý văn bản và thư điện tử công vụ'),
  paragraph(
    `Hệ thống quản lý văn bản được kết nối thông suốt từ huyện đến ${F.conferenceCommunes} xã, thị trấn; đã cấp trên ${written(F.mail.accounts)} tài khoản thư điện tử, gồm ${F.mail.agencies} cơ quan, đơn vị, ${F.mail.schools} trường học và ${F.mail.persons} cá nhân. Văn bản trao đổi giữa các cơ quan, trừ văn bản mật, được gửi và nhận hoàn toàn qua mạng; lãnh đạo xử lý công việc trên phần mềm, giảm thời gian luân chuyển và chi phí in ấn.`,
  ),
  subheading('2. Bộ phận Tiếp nhận và Trả kết quả huyện'),
  paragraph(
    `Bộ phận Tiếp nhận và Trả kết quả huyện tiếp nhận ${written(F.districtOneStop.received)} hồ sơ, trong đó trả trước hẹn ${written(F.districtOneStop.early)} hồ sơ, đúng hẹn ${written(F.districtOneStop.onTime)} hồ sơ, còn ${F.districtOneStop.inHand} hồ sơ đang giải quyết chưa đến hạn. Các khâu tiếp nhận, chuyển, thẩm định và trả kết quả được ghi nhận trên phần mềm; người dân tra cứu được tình trạng hồ sơ bằng mã số trên biên nhận.`,
  ),
  subheading('3. Bộ phận Tiếp nhận và Trả kết quả các xã, thị trấn'),
  paragraph(
    `Bộ phận Tiếp nhận và Trả kết quả các xã, thị trấn tiếp nhận ${written(F.communeOneStop.received)} hồ sơ; trả trước hẹn và đúng hẹn ${written(F.communeOneStop.earlyOrOnTime)} hồ sơ. Cán bộ một cửa được bố trí đủ, có thái độ phục vụ hòa nhã; việc lấy ý kiến đánh giá sự hài lòng được thực hiện ngay tại quầy.`,
  ),
  subheading('4. Tiếp nhận và trả kết quả qua dịch vụ bưu chính công ích'),
  paragraph(
    `Tiếp nhận hồ sơ và trả kết quả qua dịch vụ bưu chính công ích: ${written(F.byPost)} hồ sơ. Hình thức này giúp người dân ở các xã xa trung tâm không phải đi lại nhiều lần và góp phần giảm tiếp xúc trực tiếp trong thời gian phòng, chống dịch bệnh.`,
  ),
  subheading('5. Dịch vụ công trực tuyến'),
  paragraph(
    'Số hồ sơ nộp trực tuyến trên tổng số hồ sơ của các thủ tục được cung cấp mức độ 3 và mức độ 4 như sau:',
  ),
  {
    kind: 'table',
    columns: [
      { title: 'Mức độ', share: 1 },
      { title: 'Cấp huyện', share: 2 },
      { title: 'Cấp xã', share: 2 },
    ],
    rows: [
      ['Mức độ 3', share(F.onlineLevel3.district), share(F.onlineLevel3.communes)],
      ['Mức độ 4', share(F.onlineLevel4.district), share(F.onlineLevel4.communes)],
    ],
  },
  subheading('6. Hội nghị truyền hình'),
  paragraph(
    `Hệ thống hội nghị truyền hình được lắp đặt tại UBND huyện và ${F.conferenceCommunes}/${F.conferenceCommunes} xã, thị trấn, phục vụ tốt công tác chỉ đạo, điều hành. Các cuộc họp giữa huyện và xã được tổ chức thường xuyên bằng hình thức này, tiết kiệm thời gian đi lại của đại biểu và chi phí tổ chức.`,
  ),
];

const SHORTCOMINGS: readonly Block[] = [
  heading('III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN'),
  paragraph(
    'Tỷ lệ hồ sơ nộp trực tuyến mức độ 3 còn thấp, nhất là ở cấp huyện. Một bộ phận người dân chưa có thói quen nộp hồ sơ qua mạng, còn ngại thao tác và chưa có chữ ký số hoặc tài khoản định danh. Cán bộ một số nơi chưa chủ động hướng dẫn, còn nhận hồ sơ giấy rồi nhập thay.',
  ),
  paragraph(
    'Trang thiết bị ở một số xã đã sử dụng nhiều năm, đường truyền có lúc chập chờn làm gián đoạn hình ảnh, âm thanh của hội nghị truyền hình. Tài liệu họp phần lớn còn in giấy, gửi sát giờ họp; đại biểu ở điểm cầu khó theo dõi đúng trang đang được trình bày.',
  ),
  paragraph(
    'Nguyên nhân chủ yếu là do nguồn lực đầu tư còn hạn chế; công chức phụ trách công nghệ thông tin cấp xã kiêm nhiệm nhiều việc; công tác kiểm tra, đôn đốc chưa thường xuyên; việc tuyên truyền chưa đến được từng hộ dân.',
  ),
];

const DIRECTIONS: readonly Block[] = [
  heading('IV. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2022'),
  paragraph(
    'Tổ chức các cuộc họp của UBND huyện theo hướng không sử dụng tài liệu giấy: tài liệu được gửi trước ít nhất 3 ngày làm việc, đại biểu đọc và ghi chú trên thiết bị của mình, điểm danh, đăng ký phát biểu và biểu quyết trong cùng một hệ thống với hội nghị truyền hình.',
  ),
  paragraph(
    'Nâng tỷ lệ hồ sơ nộp trực tuyến; mỗi xã, thị trấn bố trí một máy tính và một công chức hướng dẫn người dân nộp hồ sơ ngay tại bộ phận một cửa. Tiếp tục mở rộng việc trả kết quả qua bưu chính công ích.',
  ),
  paragraph(
    'Cấp chữ ký số cho lãnh đạo và công chức tham mưu của 13 xã, thị trấn; tập huấn sử dụng cho cán bộ mới. Kiểm tra, bảo dưỡng thiết bị hội nghị truyền hình định kỳ hằng quý, có phương án dự phòng đường truyền tại từng điểm cầu.',
  ),
];

/** One page per commune: what it is asked to do, by whom and until when. */
function communeTasks({ fullName }: DemoCommune, index: number): Block[] {
  return [
    pageBreak,
    subheading(`${index + 1}. UBND ${fullName}`),
    paragraph(
      `Chủ tịch UBND ${fullName} chịu trách nhiệm trước UBND huyện về kết quả cải cách hành chính và ứng dụng công nghệ thông tin trên địa bàn; trực tiếp chỉ đạo công chức Văn phòng - Thống kê theo dõi hồ sơ hằng ngày, không để hồ sơ quá hạn mà không có văn bản xin lỗi.`,
    ),
    paragraph(
      `Bộ phận Tiếp nhận và Trả kết quả ${fullName} rà soát toàn bộ thủ tục đang niêm yết, bổ sung mã để người dân tra cứu bằng điện thoại, phân loại hồ sơ có thể nhận và trả qua bưu chính công ích. Công chức Văn hóa - Xã hội phối hợp với tổ công nghệ số cộng đồng hướng dẫn người dân tạo tài khoản và nộp hồ sơ trực tuyến tại nhà.`,
    ),
    paragraph(
      `Điểm cầu ${fullName} phân công người trực kỹ thuật trong mỗi cuộc họp; kiểm tra micro, camera và đường truyền trước giờ họp 30 phút; báo ngay về Phòng Văn hóa và Thông tin khi có sự cố. Đại biểu dự họp tại điểm cầu nhận tài liệu, điểm danh và biểu quyết trên thiết bị cá nhân.`,
    ),
    {
      kind: 'table',
      columns: [
        { title: 'Nhiệm vụ', share: 5 },
        { title: 'Chủ trì', share: 3 },
        { title: 'Thời hạn', share: 2 },
      ],
      rows: [
        ['Rà soát, niêm yết lại thủ tục hành chính', 'Công chức Văn phòng - Thống kê', 'Quý I'],
        ['Hướng dẫn người dân nộp hồ sơ trực tuyến', 'Công chức Văn hóa - Xã hội', 'Hằng tháng'],
        ['Cấp và sử dụng chữ ký số', 'Phó Chủ tịch UBND', 'Quý II'],
        ['Kiểm tra thiết bị và đường truyền điểm cầu', 'Công chức Văn hóa - Xã hội', 'Hằng quý'],
        ['Báo cáo kết quả về UBND huyện', 'Chủ tịch UBND', 'Ngày 20 hằng tháng'],
      ],
    },
  ];
}

/** One page per office of the district that has a part in the plan. */
function officeTasks(office: string, part: string, product: string, index: number): Block[] {
  return [
    pageBreak,
    subheading(`${index + 1}. ${office}`),
    paragraph(
      `${office} ${part}. Lãnh đạo đơn vị phân công một người theo dõi, cập nhật tiến độ hằng tuần và chịu trách nhiệm về số liệu báo cáo.`,
    ),
    paragraph(
      `Sản phẩm phải hoàn thành: ${product}. Khi có khó khăn vượt thẩm quyền, đơn vị báo cáo ngay Chủ tịch UBND huyện, nêu rõ nguyên nhân và phương án đề xuất; không chờ đến kỳ họp.`,
    ),
    paragraph(
      'Việc phối hợp giữa các đơn vị được thực hiện trên phần mềm quản lý văn bản; đơn vị được hỏi ý kiến trả lời trong thời hạn ghi tại văn bản. Kết quả thực hiện là một tiêu chí đánh giá, xếp loại cuối năm của đơn vị và người đứng đầu.',
    ),
  ];
}

const OFFICES: readonly [office: string, part: string, product: string][] = [
  [
    'Văn phòng HĐND và UBND huyện',
    'chủ trì tổ chức họp không giấy tờ, kiểm soát thủ tục hành chính và theo dõi việc thực hiện kết luận',
    'quy trình chuẩn bị, điều hành cuộc họp; báo cáo theo dõi nhiệm vụ hằng tháng',
  ],
  [
    'Phòng Nội vụ',
    'chủ trì công tác cải cách hành chính, kiểm tra công vụ và đánh giá mức độ hoàn thành nhiệm vụ',
    'kế hoạch kiểm tra công vụ; bảng xếp hạng các cơ quan và UBND cấp xã',
  ],
  [
    'Phòng Văn hóa và Thông tin',
    'chủ trì hạ tầng, an toàn thông tin, chữ ký số và kỹ thuật hội nghị truyền hình',
    'phương án đường truyền dự phòng; lịch bảo dưỡng thiết bị của từng điểm cầu',
  ],
  [
    'Phòng Tài chính - Kế hoạch',
    'bảo đảm kinh phí, hướng dẫn mua sắm, quản lý tài sản công nghệ thông tin',
    'dự toán theo từng nhiệm vụ; báo cáo tình hình sử dụng kinh phí hằng quý',
  ],
  [
    'Phòng Giáo dục và Đào tạo',
    'chủ trì chuyển đổi số trong các trường học, sử dụng thư điện tử và văn bản điện tử',
    'danh sách trường đã thực hiện; báo cáo kết quả từng học kỳ',
  ],
  [
    'Phòng Tài nguyên và Môi trường',
    'phối hợp giải quyết hồ sơ đất đai đúng hạn, trao đổi kết quả xác minh qua mạng',
    'quy chế phối hợp xác minh; thống kê hồ sơ theo từng khâu xử lý',
  ],
];

const CLOSING: readonly Block[] = [
  pageBreak,
  heading('VII. TỔ CHỨC THỰC HIỆN'),
  paragraph(
    'Văn phòng HĐND và UBND huyện theo dõi, tổng hợp kết quả thực hiện, báo cáo tại phiên họp thường kỳ. Phòng Nội vụ chủ trì kiểm tra công vụ, tham mưu đánh giá, xếp hạng mức độ hoàn thành của các cơ quan, đơn vị. Phòng Tài chính - Kế hoạch bảo đảm kinh phí theo dự toán được giao. Phòng Văn hóa và Thông tin hướng dẫn kỹ thuật, bảo đảm an toàn thông tin mạng.',
  ),
  paragraph(
    'Trên đây là báo cáo kết quả cải cách hành chính và ứng dụng công nghệ thông tin năm 2021 của UBND huyện Châu Thành./.',
  ),
];

/** Report 45/BC-UBND, the long paper of the running meeting: more than 20 pages. */
export function reformReport(date: Date): Paper {
  return districtPaper({
    symbol: '45/BC-UBND',
    kindName: 'BÁO CÁO',
    abstract: 'Kết quả cải cách hành chính và ứng dụng công nghệ thông tin năm 2021',
    date,
    blocks: [
      ...GUIDANCE,
      ...RESULTS,
      ...SHORTCOMINGS,
      ...DIRECTIONS,
      heading('V. NHIỆM VỤ CỦA TỪNG XÃ, THỊ TRẤN'),
      paragraph(
        'UBND huyện giao nhiệm vụ cho UBND các xã, thị trấn như sau; mỗi đơn vị xây dựng kế hoạch cụ thể và gửi về Văn phòng HĐND và UBND huyện trong 10 ngày làm việc kể từ ngày nhận báo cáo này.',
      ),
      ...COMMUNES.flatMap(communeTasks),
      pageBreak,
      heading('VI. NHIỆM VỤ CỦA CÁC CƠ QUAN CHUYÊN MÔN'),
      paragraph(
        'Các cơ quan chuyên môn thuộc UBND huyện thực hiện nhiệm vụ được phân công dưới đây, phối hợp và hướng dẫn UBND các xã, thị trấn.',
      ),
      ...OFFICES.flatMap(([office, part, product], i) => officeTasks(office, part, product, i)),
      ...CLOSING,
    ],
  });
}
