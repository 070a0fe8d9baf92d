import { figuresWorkbook } from './figures-workbook.ts';
import type { Paper } from './paper.ts';
import { reformReport } from './reform-report.ts';
import {
  conferenceReport,
  draftResolution,
  oneStopReport,
  onlineServicesReport,
  proceduresReport,
  programme,
  transformationPlan,
} from './short-papers.ts';
import { writeDocx } from './write-docx.ts';
import { writePdf } from './write-pdf.ts';

const PAPERS: Record<string, (date: Date) => Paper> = {
  programme,
  procedures: proceduresReport,
  reform: reformReport,
  resolution: draftResolution,
  transformation: transformationPlan,
  'one-stop': oneStopReport,
  'online-services': onlineServicesReport,
  conference: conferenceReport,
};

/** The file of a demo paper, in the format that its name says; `date` is printed on it. */
export async function makePaper(key: string, fileName: string, date: Date): Promise<Buffer> {
  if (key === 'figures') return figuresWorkbook();
  const paper = PAPERS[key]?.(date);
  if (!paper) throw new Error(`no demo paper ${key}`);
  return fileName.endsWith('.pdf') ? writePdf(paper) : writeDocx(paper);
}
