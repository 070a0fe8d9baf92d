import { districtPaper, heading, pageBreak, paragraph } from '../../../prisma/demo/papers/paper.ts';
import { writeDocx } from '../../../prisma/demo/papers/write-docx.ts';
import { writePdf } from '../../../prisma/demo/papers/write-pdf.ts';

/** A file as the browser's file chooser takes it. */
export type UploadFile = { name: string; mimeType: string; buffer: Buffer };

function report(symbol: string, abstract: string, parts: readonly string[]) {
  return districtPaper({
    symbol,
    kindName: 'BÁO CÁO',
    abstract,
    date: new Date(),
    blocks: parts.flatMap((part, i) => [
      ...(i === 0 ? [] : [pageBreak]),
      heading(`${i + 1}. ${part}`),
      paragraph(
        `Nội dung “${part}” được tổng hợp từ báo cáo của các phòng, ban huyện và 13 xã, thị trấn; ` +
          'số liệu tính đến hết ngày 31 tháng 12 năm 2021. Kính trình phiên họp xem xét, cho ý kiến.',
      ),
    ]),
  });
}

/** A real PDF with embedded Vietnamese letters, one page for each part. */
export async function pdfReport(name: string, parts: readonly string[]): Promise<UploadFile> {
  const buffer = await writePdf(report('21/BC-UBND', 'Kết quả cải cách hành chính', parts));
  return { name, mimeType: 'application/pdf', buffer };
}

/** A real Word document, one page for each part. */
export async function docxReport(name: string, parts: readonly string[]): Promise<UploadFile> {
  const buffer = await writeDocx(report('22/BC-UBND', 'Kế hoạch chuyển đổi số', parts));
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return { name, mimeType, buffer };
}
