import { z } from 'zod';
import { DocumentId, DocumentKindId, UnitId } from '../ids.ts';
import { typedText } from '../typed-text.ts';
import { defineRoutes } from './route.ts';

/** A kind of document of the catalogue: report, submission, draft resolution. */
export const DocumentKind = z.object({ kindId: DocumentKindId, name: z.string() });
export type DocumentKind = z.infer<typeof DocumentKind>;

/** Who has issued a document: a unit of the tree, or an agency outside of it by its name. */
export const IssuingAgency = z.discriminatedUnion('from', [
  z.object({ from: z.literal('unit'), unitId: UnitId }),
  z.object({ from: z.literal('elsewhere'), name: typedText().min(1).max(300) }),
]);
export type IssuingAgency = z.infer<typeof IssuingAgency>;

/**
 * What a document says of itself in the legal form (Nghị định 30/2020/NĐ-CP, Điều 8); each may be missing. `docNumber` is number
 * and symbol ("125/BC-UBND"), `datedOn` the day that is written on it.
 */
export const DocumentDetails = z.object({
  kindId: DocumentKindId.nullable(),
  docNumber: typedText().min(1).max(60).nullable(),
  datedOn: z.iso.date().nullable(),
  agency: IssuingAgency.nullable(),
  abstract: typedText().min(1).max(1000).nullable(),
});
export type DocumentDetails = z.infer<typeof DocumentDetails>;

/** The details with the names of what they point to. */
export const ShownDetails = DocumentDetails.extend({
  kindName: z.string().nullable(),
  agencyName: z.string().nullable(),
});
export type ShownDetails = z.infer<typeof ShownDetails>;

/** What a document's file name and first page say clearly; for a person to accept, stored by nobody else. */
export const DetailsSuggestion = DocumentDetails.pick({
  kindId: true,
  docNumber: true,
  datedOn: true,
});
export type DetailsSuggestion = z.infer<typeof DetailsSuggestion>;

/** Routes that help to describe documents; the description itself is stored by `documents.describe`. */
export const documentDetailsRoutes = defineRoutes({
  'documentKinds.list': {
    method: 'GET',
    path: '/api/document-kinds',
    action: 'account.use',
    summary: 'The catalogue of kinds of documents',
    answer: z.array(DocumentKind),
  },
  'documents.suggestion': {
    method: 'GET',
    path: '/api/documents/:documentId/suggestion',
    action: 'document.upload',
    summary: 'What the file name and the first page say of the document',
    params: z.object({ documentId: DocumentId }),
    answer: DetailsSuggestion,
  },
});
