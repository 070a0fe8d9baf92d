import type { DocumentDetails, DocumentKind } from '#contract/http/document-details.ts';
import { UnitId } from '#contract/ids.ts';
import { demoId } from '../demo-id.ts';
import { UNITS } from '../units.ts';
import {
  frequentLaws,
  invitationForm,
  paperlessRules,
  recordsNotice,
  submissionForm,
  workingRules,
} from './library-papers.ts';
import type { Paper } from './paper.ts';
import { reformReport } from './reform-report.ts';
import {
  conferenceReport,
  draftResolution,
  oneStopReport,
  onlineServicesReport,
  proceduresReport,
  programme,
  trainingPlan,
  transformationPlan,
} from './short-papers.ts';

const PAPERS: Record<string, (date: Date) => Paper> = {
  programme,
  procedures: proceduresReport,
  reform: reformReport,
  resolution: draftResolution,
  transformation: transformationPlan,
  'one-stop': oneStopReport,
  'online-services': onlineServicesReport,
  conference: conferenceReport,
  'frequent-laws': frequentLaws,
  'records-notice': recordsNotice,
  'working-rules': workingRules,
  'paperless-rules': paperlessRules,
  'submission-form': submissionForm,
  'invitation-form': invitationForm,
  training: trainingPlan,
};

/** The file of a demo paper, in the format that its name says; `date` is printed on it. What writes files is loaded with the first. */
export async function makePaper(key: string, fileName: string, date: Date): Promise<Buffer> {
  if (key === 'figures') return (await import('./figures-workbook.ts')).figuresWorkbook();
  const paper = PAPERS[key]?.(date);
  if (!paper) throw new Error(`no demo paper ${key}`);
  return fileName.endsWith('.pdf')
    ? (await import('./write-pdf.ts')).writePdf(paper)
    : (await import('./write-docx.ts')).writeDocx(paper);
}

/** What a demo paper says of itself: the same words that its file bears. A draft has neither number nor day yet. */
export function paperDetails(
  key: string,
  date: Date,
  kinds: readonly DocumentKind[],
): DocumentDetails {
  if (key === 'figures') {
    const abstract = 'Số liệu cải cách hành chính năm 2021';
    return { ...NOTHING, kindId: kindNamed('Phụ lục', kinds), abstract };
  }
  const paper = PAPERS[key]?.(date);
  if (!paper) throw new Error(`no demo paper ${key}`);
  const { kindName, isDraft, symbol, agency, abstract } = paper;
  return {
    kindId:
      kindNamed(isDraft ? `Dự thảo ${kindName}` : kindName, kinds) ?? kindNamed(kindName, kinds),
    docNumber: isDraft ? null : symbol,
    datedOn: isDraft ? null : dayInVietnam(date),
    agency: agencyNamed(agency),
    abstract,
  };
}

const NOTHING = { kindId: null, docNumber: null, datedOn: null, agency: null, abstract: null };
const VIETNAM_AHEAD_MS = 7 * 3_600_000;

function dayInVietnam(date: Date): string {
  return new Date(date.getTime() + VIETNAM_AHEAD_MS).toISOString().slice(0, 10);
}

function kindNamed(name: string, kinds: readonly DocumentKind[]): DocumentKind['kindId'] | null {
  const wanted = name.toUpperCase();
  return kinds.find((kind) => kind.name.toUpperCase() === wanted)?.kindId ?? null;
}

/** The unit whose name heads the paper, with or without "huyện" at its end; else the name as it is printed. */
function agencyNamed(printed: string): DocumentDetails['agency'] {
  const unit = UNITS.find(({ name }) =>
    [name, name.replace(/ huyện$/, '')].some((known) => known.toUpperCase() === printed),
  );
  return unit
    ? { from: 'unit', unitId: UnitId.parse(demoId(`unit ${unit.key}`)) }
    : { from: 'elsewhere', name: printed };
}
