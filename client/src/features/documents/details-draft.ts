import type {
  DetailsSuggestion,
  DocumentDetails,
  IssuingAgency,
} from '#contract/http/document-details.ts';
import type { AnyDocument, DocumentDescription } from '#contract/http/documents.ts';

/** How a document is described, as it stands in the form: empty texts for what is not noted; the day as yyyy-MM-dd. */
export type DetailsDraft = {
  title: string;
  kindId: DocumentDetails['kindId'];
  docNumber: string;
  datedOn: string;
  agency: IssuingAgency | null;
  abstract: string;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A stored description as a form. */
export function toDraft({ title, details }: Pick<AnyDocument, 'title' | 'details'>): DetailsDraft {
  return {
    title,
    kindId: details?.kindId ?? null,
    docNumber: details?.docNumber ?? '',
    datedOn: details?.datedOn ?? '',
    agency: details?.agency ?? null,
    abstract: details?.abstract ?? '',
  };
}

/** A form as it is sent; it must be without problems. */
export function toDescription(draft: DetailsDraft): DocumentDescription {
  const { title, kindId, docNumber, datedOn, agency, abstract } = draft;
  const textOrNull = (text: string) => text.trim() || null;
  const isNameless = agency?.from === 'elsewhere' && agency.name.trim() === '';
  return {
    title: title.trim(),
    details: {
      kindId,
      docNumber: textOrNull(docNumber),
      datedOn: textOrNull(datedOn),
      agency: isNameless ? null : agency,
      abstract: textOrNull(abstract),
    },
  };
}

/** What is wrong with a form, by field; empty when it can be sent. */
export function problemsOf(draft: DetailsDraft): {
  title?: 'missing';
  datedOn?: 'not-a-day';
} {
  return {
    ...(draft.title.trim() === '' && { title: 'missing' as const }),
    ...(draft.datedOn !== '' && !DAY.test(draft.datedOn) && { datedOn: 'not-a-day' as const }),
  };
}

/** The fields of a form that a suggestion would change; null when it adds nothing. */
export function suggestedChange(
  draft: DetailsDraft,
  suggestion: DetailsSuggestion | undefined,
): Partial<DetailsDraft> | null {
  const { kindId = null, docNumber = null, datedOn = null } = suggestion ?? {};
  const change = {
    ...(kindId !== null && kindId !== draft.kindId && { kindId }),
    ...(docNumber !== null && docNumber !== draft.docNumber && { docNumber }),
    ...(datedOn !== null && datedOn !== draft.datedOn && { datedOn }),
  };
  return Object.keys(change).length > 0 ? change : null;
}
