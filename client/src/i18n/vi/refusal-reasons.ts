import type { Reason } from '#client/api/api-error.ts';
import prepare from './prepare.ts';
import ofDevices from './refusal-reasons-of-devices.ts';

const { problem } = prepare.documents;

/** A sentence for every word that refines a refusal. */
export default {
  meeting: 'Cuộc họp không còn hoặc đồng chí không có trong thành phần dự họp.',
  'agenda-item': 'Nội dung này không còn trong chương trình; có thể người khác vừa xóa.',
  document:
    'Tài liệu này không dành cho đồng chí hoặc không còn nữa. Cần đọc, mời đồng chí liên hệ thư ký cuộc họp.',
  participant: 'Người này không còn trong thành phần dự họp. Đề nghị đồng chí báo thư ký.',
  ballot: 'Không có biểu quyết này. Mời đồng chí xem lại mục Biểu quyết.',
  'speech-request': 'Đăng ký phát biểu này đã được mời hoặc đã hủy.',
  stroke: 'Nét vẽ này đã được xóa trước đó.',
  'unknown-person': 'Có người không còn trong hệ thống. Mời đồng chí chọn lại.',
  'unknown-site': 'Có điểm cầu không còn trong hệ thống. Mời đồng chí chọn lại.',
  'unknown-unit': 'Có đơn vị không còn trong hệ thống. Mời đồng chí chọn lại.',
  'unknown-meeting-type': 'Loại cuộc họp này không còn. Mời đồng chí chọn loại khác.',
  'agenda-missing': 'Chương trình chưa có nội dung nào. Mời đồng chí thêm nội dung rồi phát hành.',
  'attendees-missing':
    'Chưa có người dự họp ngoài chủ trì và thư ký. Mời đồng chí bổ sung thành phần.',
  'chair-missing': 'Tài khoản của chủ trì không còn dùng được; mời đồng chí chọn chủ trì khác.',
  'already-released': 'Cuộc họp đã phát hành nên không xóa được.',
  'ends-before-start': 'Giờ kết thúc phải sau giờ bắt đầu.',
  'person-listed-twice': 'Có người được chọn hai lần. Mời đồng chí bỏ bớt một dòng.',
  'unknown-document-kind':
    'Loại văn bản này không còn trong danh mục. Mời đồng chí chọn loại khác.',
  'documents-changed': 'Người khác vừa thêm, chuyển hoặc xóa tài liệu. Mời đồng chí sắp xếp lại.',
  folder: 'Thư mục này không còn hoặc không dành cho đơn vị của đồng chí.',
  'folder-changed':
    'Người khác vừa sửa hoặc xóa thư mục này. Mời đồng chí tải lại trang rồi thử lại.',
  'folder-not-empty':
    'Thư mục còn tài liệu hoặc thư mục con. Mời đồng chí chuyển hoặc xóa chúng trước.',
  'folder-name-taken': 'Ở đây đã có thư mục tên này. Mời đồng chí đặt tên khác.',
  'folder-elsewhere':
    'Không đặt được thư mục vào đó: thư mục cha phải cùng đơn vị và không nằm trong chính nó.',
  'order-changed': 'Người khác vừa sắp xếp tài liệu. Mời đồng chí xem thứ tự mới rồi sắp xếp lại.',
  'agenda-changed': 'Người khác vừa thêm hoặc xóa nội dung. Mời đồng chí sắp xếp lại.',
  'agenda-item-changed':
    'Người khác vừa sửa nội dung này. Mời đồng chí xem bản mới nhất rồi thực hiện lại.',
  'meeting-changed':
    'Người khác vừa sửa cuộc họp này. Mời đồng chí so sánh hai bản rồi chọn bản được giữ.',
  'meeting-running': 'Cuộc họp đang diễn ra nên không xóa được nội dung này.',
  'meeting-ended': 'Cuộc họp đã kết thúc nên không sửa được nữa. Tài liệu và kết quả vẫn xem được.',
  'seating-changed':
    'Sơ đồ chỗ ngồi đã được đồng chí khác sửa. Thay đổi của đồng chí vẫn còn ở đây.',
  seating: 'Phòng này chưa có sơ đồ chỗ ngồi.',
  'seats-overlap': 'Hai ghế đang đè lên nhau. Mời đồng chí dời một ghế.',
  'seat-outside': 'Có ghế nằm ngoài phòng. Mời đồng chí dời ghế vào trong.',
  'seat-named-twice': 'Hai ghế đang trùng ký hiệu. Mời đồng chí đổi ký hiệu của một ghế.',
  'seat-missing': 'Ghế này không còn trong sơ đồ. Mời đồng chí xếp lại.',
  'seat-taken': 'Hai người đang được xếp vào cùng một ghế. Mời đồng chí xếp lại.',
  'seated-twice': 'Một người đang được xếp vào hai ghế. Mời đồng chí xếp lại.',
  'not-of-this-room':
    'Có người không thuộc điểm cầu này nữa nên không xếp được vào đây. Mời đồng chí tải lại trang rồi xếp lại.',
  'seated-elsewhere':
    'Đồng chí đã được xếp chỗ tại điểm cầu khác. Mời đồng chí quét mã ở điểm cầu của mình, hoặc đề nghị thư ký đổi chỗ.',
  'only-chair': 'Cuộc họp đang diễn ra nên chỉ chủ trì được giao quyền chủ trì cho đồng chí khác.',
  'only-chair-names-deputy': 'Cuộc họp đang diễn ra nên chỉ chủ trì được giao thêm phó chủ trì.',
  ...problem,
  file: problem['too-large'],
  interrupted: 'Tệp chưa đến đủ do đường truyền. Mời đồng chí tải lên lại.',
  upload: 'Phần tệp đã gửi không còn trên hệ thống. Mời đồng chí tải lên lại.',
  'upload-offset': 'Tệp đang được gửi từ một nơi khác. Mời đồng chí thử lại sau ít giây.',
  'upload-incomplete': 'Tệp chưa đến đủ. Mời đồng chí thử lại để gửi tiếp phần còn lại.',
  'not-failed': 'Tài liệu đang được chuyển đổi hoặc đã xong, không cần chuyển đổi lại.',
  'not-ready': 'Tài liệu chưa chuyển đổi xong. Mời đồng chí mở lại sau ít phút.',
  'no-such-page': 'Tài liệu không có trang này.',
  'page-not-made': 'Chưa dựng được trang này. Mời đồng chí mở lại sau ít phút.',
  'packet-not-made':
    'Chưa ghép được tập tài liệu. Tài liệu vẫn đọc được từng bản; mời đồng chí thử lại sau ít phút.',
  'packet-empty': 'Cuộc họp chưa có tài liệu nào đồng chí được tải về để ghép thành tập.',
  'other-version':
    'Ghi chú này thuộc phiên bản khác của tài liệu. Mời đồng chí tải lại trang; ghi chú đã lưu vẫn còn.',
  'document-changed':
    'Người khác vừa đổi tên hoặc thay tệp của tài liệu này. Mời đồng chí xem bản mới nhất rồi thực hiện lại.',
  'document-recalled':
    'Tài liệu này đã được thu hồi. Ghi chú của đồng chí vẫn được giữ. Đề nghị đồng chí liên hệ thư ký nếu cần.',
  'internal-document': 'Tài liệu lưu hành nội bộ chỉ đọc trên hệ thống, không tải về được.',
  paper: 'Yêu cầu này không còn hoặc tài liệu chưa được duyệt. Mời đồng chí tải lại trang.',
  'late-reason-missing':
    'Đã quá hạn gửi tài liệu. Mời đồng chí nhập lý do, từ 10 ký tự trở lên, rồi gửi lại.',
  'reason-too-short': 'Mời đồng chí nhập lý do từ 10 ký tự trở lên.',
  'paper-locked': 'Tài liệu đã trình nên chưa sửa được. Tài liệu mở lại khi thư ký trả lại.',
  'paper-empty': 'Chưa có tệp nào. Mời đồng chí tải tệp lên rồi trình duyệt.',
  'due-in-past': 'Hạn đã chọn đã qua. Mời đồng chí chọn ngày và giờ sắp tới.',
  'paper-not-ready':
    'Còn tệp đang chuyển đổi, chưa chuyển đổi được hoặc không được nhận. Mời đồng chí chờ, thay hoặc xóa tệp đó rồi trình lại.',
  'paper-not-open':
    'Tài liệu đã trình, đã duyệt hoặc yêu cầu đã rút. Mời đồng chí xem tình hình mới nhất.',
  'paper-not-submitted':
    'Tài liệu này chưa trình hoặc đã có quyết định. Mời đồng chí xem tình hình mới nhất.',
  'paper-changed':
    'Đồng chí khác vừa thay đổi tài liệu này. Mời đồng chí xem bản mới nhất rồi thực hiện lại.',
  'reminded-lately': 'Đơn vị vừa được nhắc trong vòng một giờ qua. Mời đồng chí nhắc lại sau.',
  rule: 'Chưa có quy định có hiệu lực cho ngày này. Đề nghị đồng chí báo quản trị viên.',
  'rule-in-force':
    'Quy định đã có hiệu lực nên không xóa được. Mời đồng chí đặt quy định mới từ một ngày khác.',
  'day-passed':
    'Ngày này đã qua, quy định và lịch của ngày đã qua được giữ nguyên. Mời đồng chí chọn từ hôm nay trở đi.',
  'rule-changed':
    'Đồng chí khác vừa thay đổi quy định của ngày này. Mời đồng chí xem quy định mới nhất rồi thực hiện lại nếu vẫn cần.',
  'holiday-changed':
    'Ngày này, hoặc một ngày trong đợt, đã có trong danh sách với nội dung khác. Mời đồng chí xem danh sách mới nhất rồi sửa ngày đó tại danh sách.',
  'worked-anyway':
    'Chỉ thứ Bảy và Chủ nhật mới có thể là ngày làm bù. Mời đồng chí chọn ngày khác.',
  'unit-asked-twice':
    'Có đơn vị đang được yêu cầu chuẩn bị tài liệu cho nội dung này. Mời đồng chí bỏ chọn đơn vị đó.',
  annotation:
    'Ghi chú này quá dài nên chưa lưu được; các ghi chú đã lưu vẫn còn. Mời đồng chí chia thành nhiều ghi chú.',
  'notes-key':
    'Khóa ghi chú riêng vừa được thay đổi trên thiết bị khác. Mời đồng chí mở lại trang rồi làm lại.',
  'too-many-annotations':
    'Tài liệu này đã có quá nhiều ghi chú; ghi chú đã lưu vẫn còn. Mời đồng chí xóa bớt rồi ghi tiếp.',
  'comment-thread': 'Góp ý này không còn; có thể người góp ý vừa xóa.',
  comment: 'Ý kiến này không còn; có thể người viết vừa xóa.',
  'proceedings-line': 'Không tìm thấy dòng diễn biến này.',
  'proceedings-line-changed':
    'Dòng này vừa được người khác sửa. Nội dung đồng chí đang viết vẫn còn ở đây.',
  'proceedings-line-twice': 'Sự việc này đã được ghi vào diễn biến.',
  'microphone-away':
    'Đồng chí này chưa vào họp bằng máy có micro riêng; trong phòng họp thì dùng micro của phòng.',
  'microphone-held': 'Đang có người phát biểu nên micro của đồng chí này chưa mở được.',
  'microphones-locked':
    'Micro đang khóa. Hãy mời đồng chí này phát biểu, hoặc thôi khóa micro trong bảng phát biểu.',
  'microphone-not-asked': 'Không còn đề nghị bật micro nào cần trả lời.',
  'microphone-open': 'Micro của đồng chí này đang mở.',
  'floor-held':
    'Micro đang dành cho người được mời phát biểu. Đồng chí mở được micro khi được mời.',
  'conclusion-changed':
    'Kết luận vừa được người khác sửa. Nội dung đồng chí viết vẫn còn ở đây; bấm lưu lần nữa để thay.',
  'item-not-opened': 'Nội dung này chưa được mở trong cuộc họp nên chưa có kết luận.',
  'comment-changed':
    'Ý kiến này vừa được sửa ở máy khác. Mời đồng chí xem bản mới nhất rồi sửa lại.',
  'comment-answered':
    'Đã có người trả lời nên không sửa được nữa. Mời đồng chí viết thêm ý kiến trả lời.',
  'comment-removed': 'Ý kiến này đã xóa nên không sửa được nữa.',
  'not-your-comment': 'Chỉ người viết sửa hoặc xóa được ý kiến của mình.',
  'not-your-thread':
    'Chỉ người góp ý, thư ký và chủ trì đánh dấu được góp ý là đã giải quyết hoặc mở lại.',
  'comment-elsewhere': 'Góp ý chưa được ghi nhận. Mời đồng chí gửi lại.',
  'too-many-comments': 'Tài liệu này đã có quá nhiều góp ý. Mời đồng chí gộp ý kiến rồi gửi.',
  'program-missing':
    'Máy chủ chưa đủ chương trình để chuyển đổi tệp này. Đề nghị đồng chí báo quản trị viên.',
  'no-isolation':
    'Máy chủ chưa được phép chuyển đổi tệp DOCX, XLSX, PPTX. Mời đồng chí lưu thành PDF rồi tải lên, hoặc báo quản trị viên.',
  'storage-full':
    'Kho lưu trữ đã đầy nên chưa lưu thêm được; tài liệu đã có vẫn còn. Đề nghị đồng chí báo quản trị viên.',
  'not-started': 'Cuộc họp chưa bắt đầu. Mời đồng chí chờ chủ trì bắt đầu cuộc họp.',
  'already-started': 'Cuộc họp đã bắt đầu.',
  ended: 'Cuộc họp đã kết thúc. Tài liệu và kết quả vẫn xem được.',
  'already-waiting': 'Đồng chí đã có trong danh sách đăng ký phát biểu.',
  'already-speaking': 'Đồng chí đang phát biểu.',
  'has-floor': 'Đại biểu này đang phát biểu.',
  'other-queue': 'Chỉ đổi thứ tự được giữa các đăng ký cùng loại.',
  'question-missing': 'Cần ghi nội dung chất vấn.',
  'questioned-missing': 'Cần chọn người trả lời chất vấn.',
  'question-to-oneself': 'Không thể chất vấn chính mình. Đề nghị chọn người khác.',
  'no-interpellation': 'Phiên chất vấn này đã kết thúc.',
  'nobody-speaks': 'Hiện không có ai đang phát biểu.',
  'not-your-request': 'Đăng ký này của đồng chí khác; chỉ người đăng ký hoặc chủ trì hủy được.',
  'not-your-floor': 'Chỉ người đang phát biểu hoặc chủ trì kết thúc được lượt phát biểu này.',
  recording: 'Cuộc họp này không có bản ghi, hoặc bản ghi đã được xóa.',
  'recording-on': 'Cuộc họp đang được ghi.',
  'nothing-recorded': 'Không ghi được hình và tiếng nào nên không có gì để dựng.',
  'recording-not-ready': 'Bản ghi đang được dựng. Mời đồng chí quay lại sau ít phút.',
  'recording-is-ready': 'Bản ghi đã được dựng xong, không cần dựng lại.',
  'no-quorum':
    'Chưa đủ tỷ lệ tham dự. Mời đồng chí chờ thêm đại biểu, hoặc quyết định khai mạc kèm lý do.',
  'not-released': 'Cuộc họp chưa được phát hành nên chưa điểm danh được.',
  'not-present': 'Đồng chí này chưa điểm danh nên không ghi rời họp được.',
  'guest-leaves-by-line':
    'Khách vào bằng mã rời họp khi đóng trang này, hoặc khi được mời ra khỏi phòng họp.',
  'came-already': 'Có người đã điểm danh nên không báo vắng hoặc thôi cử được nữa.',
  'substitutes-not-allowed': 'Quy chế của cuộc họp không cho phép cử người dự thay.',
  'proxies-not-allowed': 'Quy chế của cuộc họp không cho phép ủy quyền biểu quyết.',
  'stand-in-of-stand-in': 'Người dự thay không cử người khác hoặc ủy quyền tiếp.',
  'no-vote-to-give': 'Chỉ thành viên có quyền biểu quyết mới ủy quyền được.',
  'not-a-holder':
    'Người được chọn không nhận ủy quyền được: phải là thành viên dự họp và chưa nhận đủ số ủy quyền.',
  'not-a-substitute':
    'Người được chọn không dự thay được: phải cùng đơn vị hoặc thuộc đơn vị cấp dưới và chưa được mời.',
  'answer-changed': 'Trả lời của người này vừa thay đổi. Mời đồng chí xem lại.',
  'due-after-start': 'Hạn cử người phải trước giờ họp. Mời đồng chí chọn lại ngày và giờ.',
  'unit-invitation': 'Lời mời này không còn; có thể thư ký vừa thôi mời đơn vị.',
  'unit-invitation-changed':
    'Người khác vừa thay đổi lời mời hoặc danh sách này. Mời đồng chí xem lại rồi thực hiện lại.',
  'unit-has-nobody-left':
    'Mọi người của một đơn vị được chọn đều đã được mời họp này, hoặc đơn vị chưa có tài khoản nào. Mời đồng chí bỏ chọn đơn vị đó.',
  'unit-invited-twice':
    'Có đơn vị đã được mời với tư cách này. Mời đồng chí bỏ chọn đơn vị đó, hoặc sửa lời mời đã có.',
  'places-closed':
    'Đã hết hạn cử người hoặc cuộc họp đã bắt đầu. Cần thay đổi, đề nghị đồng chí liên hệ thư ký cuộc họp.',
  'too-many-for-places': 'Số người được cử nhiều hơn số người được mời. Mời đồng chí bỏ bớt.',
  'places-filled':
    'Đơn vị đã cử nhiều người hơn số này. Mời đồng chí bỏ bớt người được cử trước, rồi giảm số người được mời.',
  'places-full': 'Đơn vị đã cử đủ người nên không cần nhắc.',
  'not-of-unit':
    'Chỉ cử được người của đơn vị hoặc của đơn vị cấp dưới. Mời đồng chí chọn người khác.',
  'person-locked': 'Tài khoản của người này đã bị khóa. Mời đồng chí cử người khác.',
  'invited-already': 'Người này đã có trong thành phần dự họp. Mời đồng chí cử người khác.',
  'attendance-time':
    'Giờ ghi không được sau bây giờ, và giờ rời họp không được trước giờ đến. Mời đồng chí sửa lại.',
  'check-in-code':
    'Mã không thuộc cuộc họp này hoặc đã bị thay đổi. Mời đồng chí quét mã đang hiện trên màn hình phòng họp.',
  'check-in-code-expired':
    'Mỗi mã chỉ dùng được trong ít giây. Mời đồng chí quét lại mã đang hiện trên màn hình phòng họp.',
  'no-site': 'Đồng chí chưa được xếp điểm cầu. Mời đồng chí chọn cách dự khác hoặc báo thư ký.',
  removed: 'Đã được mời rời phòng họp. Mời đồng chí chờ chủ trì cho vào lại.',
  'leads-meeting': 'Không mời được chủ trì ra; người cùng điều hành thì chỉ chủ trì mời ra được.',
  'not-a-presenter':
    'Chỉ chủ trì, thư ký và người trình bày nội dung đang bàn được trình bày tài liệu.',
  'not-the-presenter': 'Đồng chí khác đang trình bày. Mời đồng chí chọn “Trình bày” để tiếp nhận.',
  'nobody-presents': 'Việc trình bày đã dừng. Đồng chí vẫn xem tài liệu tự do được.',
  'not-your-stroke': 'Chỉ người vẽ hoặc chủ trì xóa được nét này.',
  'stroke-exists': 'Nét vẽ này đã được ghi nhận.',
  'shared-ink': 'Đã có quá nhiều nét vẽ chung. Mời đồng chí xóa bớt rồi vẽ tiếp.',
  'ballot-open':
    'Đang có biểu quyết chưa kết thúc. Mời đồng chí thực hiện việc này sau khi biểu quyết kết thúc.',
  'ballot-not-open': 'Biểu quyết này đã kết thúc. Mời đồng chí xem kết quả ở mục Biểu quyết.',
  'no-secret-ballots':
    'Máy chủ này chưa tổ chức được bỏ phiếu kín. Mời đồng chí báo người quản trị.',
  'ballot-not-counted':
    'Biểu quyết này chưa kiểm phiếu. Mời đồng chí làm việc này sau khi kết thúc biểu quyết.',
  'ballot-unpublished':
    'Kết quả biểu quyết vừa rồi chưa được công bố. Đề nghị chủ trì công bố hoặc hủy biểu quyết trước.',
  'other-method':
    'Phiếu không đúng hình thức của biểu quyết này. Mời đồng chí mở lại phiếu và chọn lại.',
  'unknown-option':
    'Phiếu có phương án không nằm trong danh sách. Mời đồng chí mở lại phiếu và chọn lại.',
  'option-twice': 'Một phương án được chọn hai lần. Mời đồng chí chọn lại.',
  'too-many-options':
    'Đồng chí đã chọn quá số phương án cho phép. Mời đồng chí bỏ bớt rồi gửi lại.',
  'no-other-opinion': 'Biểu quyết này không nhận ý kiến khác. Mời đồng chí chọn trong danh sách.',
  'other-opinion-empty':
    'Đồng chí chưa viết nội dung ý kiến khác. Mời đồng chí viết hoặc bỏ chọn mục này.',
  'prepared-ballot': 'Câu hỏi biểu quyết này đã bị xóa khỏi chương trình.',
  'prepared-ballot-changed':
    'Câu hỏi biểu quyết này vừa được người khác sửa. Mời đồng chí xem lại.',
  'prepared-ballots-changed':
    'Các câu hỏi biểu quyết vừa được người khác thay đổi. Mời đồng chí xem lại.',
  'prepared-ballot-used': 'Câu hỏi này đã đưa ra biểu quyết nên không thay đổi được nữa.',
  'more-hands-than-present':
    'Tổng số nhiều hơn số thành viên có quyền biểu quyết đang có mặt. Mời đồng chí kiểm đếm lại.',
  'few-secret-ballots':
    'Mới nhận rất ít phiếu kín: kiểm phiếu lúc này sẽ lộ lựa chọn của từng đồng chí. Mời đồng chí chọn lại “Kết thúc biểu quyết” để quyết định.',
  'hands-not-counted': 'Biểu quyết giơ tay kết thúc khi hai người kiểm đếm nhập cùng một kết quả.',
  'hands-in-open':
    'Biểu quyết giơ tay là biểu quyết công khai: tán thành, không tán thành hoặc không có ý kiến.',
  'items-of-vote': 'Mỗi nội dung chỉ được chọn một lần. Đề nghị đồng chí chọn lại các nội dung.',
  'items-in-secret': 'Bỏ phiếu kín tiến hành riêng cho từng nội dung.',
  'ballot-paused':
    'Biểu quyết đang tạm dừng nên chưa nhận phiếu. Mời đồng chí gửi lại khi biểu quyết tiếp tục.',
  'ballot-not-paused': 'Biểu quyết này không tạm dừng.',
  'no-ready-check': 'Lần kiểm tra sẵn sàng này đã kết thúc.',
  'ready-check-on': 'Đang kiểm tra sẵn sàng. Mời đồng chí xem ở mục Biểu quyết.',
  'ballot-closed':
    'Biểu quyết đã kết thúc trước khi phiếu đến nơi nên phiếu không được tính. Đề nghị đồng chí báo thư ký.',
  'no-voters': 'Thành phần chưa có thành viên biểu quyết. Đề nghị thư ký bổ sung vai trò.',
  'confirm-password':
    'Cuộc họp yêu cầu xác nhận lại mật khẩu trước khi bỏ phiếu kín. Phiếu chưa được gửi.',
  'not-entitled': 'Đồng chí không có trong danh sách biểu quyết của nội dung này.',
  ...ofDevices,
  'join-code':
    'Không có cuộc họp nào đang mở với mã này. Mời kiểm tra lại mã hoặc hỏi thư ký cuộc họp.',
  'join-code-throttled': 'Đã nhập sai mã nhiều lần. Mời chờ ít phút rồi thử lại.',
  'waiting-room-full': 'Phòng chờ của cuộc họp đang đầy. Mời thử lại sau ít phút.',
  'guest-name': 'Mời nhập họ và tên để chủ trì biết ai đang chờ.',
  'waiting-guest': 'Không còn thấy yêu cầu vào họp này. Mời nhập lại mã cuộc họp.',
  'not-admitted': 'Chủ trì chưa mời vào họp. Mời chờ thêm ít phút.',
  'line-test': 'Vừa kiểm tra đường truyền nhiều lần. Mời đồng chí chờ ít phút rồi kiểm tra lại.',
  'sign-in': 'Đã nhập sai nhiều lần. Mời đồng chí chờ ít phút rồi thử lại.',
  'sign-in-queue': 'Nhiều người đang đăng nhập cùng lúc. Mời đồng chí thử lại sau ít giây.',
  'password-again': 'Mời đồng chí nhập lại. Phiếu chưa được gửi.',
  'current-password': 'Mời đồng chí nhập lại. Mật khẩu chưa thay đổi.',
  'too-short': 'Mật khẩu mới cần có từ 10 ký tự trở lên.',
  'holds-username': 'Mật khẩu mới không được chứa tên đăng nhập.',
  'same-password': 'Mật khẩu mới phải khác mật khẩu hiện tại.',
  'too-simple': 'Mật khẩu mới quá đơn giản: cần có ít nhất 4 ký tự khác nhau.',
  'must-change-password': 'Mời đồng chí đổi mật khẩu ở trang Tài khoản rồi tiếp tục.',
  origin: 'Yêu cầu không đến từ địa chỉ chính thức. Mời đồng chí mở lại trang rồi thử lại.',
  protocol: 'Hệ thống vừa được nâng cấp. Mời đồng chí tải lại trang; nội dung đã lưu vẫn còn.',
  'unknown-command': 'Hệ thống vừa được nâng cấp. Mời đồng chí tải lại trang rồi thử lại.',
  'unknown-request': 'Hệ thống vừa được nâng cấp. Mời đồng chí tải lại trang rồi thử lại.',
  'command-id': 'Việc này chưa được ghi nhận. Mời đồng chí thử lại.',
  commands: 'Mời đồng chí chờ một lát rồi thử lại.',
  'line-lost': 'Đường truyền vừa gián đoạn. Mời đồng chí chờ hệ thống nối lại.',
  closing:
    'Hệ thống đang khởi động lại; nội dung đã lưu vẫn còn. Mời đồng chí thử lại sau ít phút.',
  database:
    'Hệ thống chưa ghi được dữ liệu; nội dung đã lưu vẫn còn. Mời đồng chí thử lại sau ít phút.',
  'left-meeting': 'Đồng chí đã rời cuộc họp trước khi việc này được ghi nhận.',
} satisfies Record<Reason, string>;
