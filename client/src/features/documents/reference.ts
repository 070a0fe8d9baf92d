import type { TFunction } from 'i18next';
import { writeDay } from '#client/ui/parse-day.ts';
import type { ShownDetails } from '#contract/http/document-details.ts';
import type { AnyDocument } from '#contract/http/documents.ts';
import type { FrameDocument } from '#contract/live/state.ts';

/** How a document is cited: "Báo cáo số 45/BC-UBND ngày 25/11/2026"; empty when nothing of it is noted. */
export function citationOf(
  { kindName, docNumber, datedOn }: Pick<ShownDetails, 'kindName' | 'docNumber' | 'datedOn'>,
  t: TFunction<'documents'>,
): string {
  const words = [
    kindName,
    docNumber === null ? null : t('reference.number', { number: docNumber }),
    datedOn === null ? null : t('reference.day', { day: writeDay(datedOn) }),
  ];
  const citation = words.filter((word) => word !== null).join(' ');
  return citation.charAt(0).toUpperCase() + citation.slice(1);
}

/** The facts about a document for a line below its title: how it is cited, and who has issued it. */
export function factsOf(details: ShownDetails | undefined, t: TFunction<'documents'>): string[] {
  if (!details) return [];
  return [citationOf(details, t), details.agencyName ?? ''].filter((fact) => fact !== '');
}

/** What a document is about, as far as its title does not say it already; empty when there is nothing to add. */
export function abstractBeside({ title, details }: Pick<AnyDocument, 'title' | 'details'>): string {
  const abstract = details?.abstract ?? '';
  return title.toLowerCase().includes(abstract.toLowerCase()) ? '' : abstract;
}

/** Kind and number of a paper of a running meeting, as far as its title does not say them; empty when there is nothing to add. */
export function addedToTitle({ title, kindName, docNumber }: FrameDocument): string {
  return [kindName, docNumber]
    .filter((word) => word && !title.toLowerCase().includes(word.toLowerCase()))
    .join(' ');
}
