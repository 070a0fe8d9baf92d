import { refuse } from '#contract/errors.ts';
import { isOpen, type PaperStage } from '#server/domain/decide-paper.ts';
import type { Transaction } from './database.ts';

type StateRow = { state: PaperStage['state'] };

/** Keeps a paper from being submitted until the transaction ends; throws `paper-locked` when it was, NOT_FOUND when it is gone. */
export async function holdPaperOpen(tx: Transaction, requestId: string): Promise<void> {
  const [paper] = await tx.$queryRaw<StateRow[]>`
    select state from paper_request where id = ${requestId}::uuid for share`;
  if (!paper) throw refuse('NOT_FOUND', 'paper');
  if (!isOpen(paper.state)) throw refuse('WRONG_STATE', 'paper-locked');
}

/** The same for the paper that a document is held back for; one that is not held back may be changed. */
export async function holdHeldPaperOpen(tx: Transaction, documentId: string): Promise<void> {
  const [paper] = await tx.$queryRaw<StateRow[]>`
    select r.state from paper_request r join meeting_document d on d.request_id = r.id
    where d.id = ${documentId}::uuid and d.is_held for share of r`;
  if (paper && !isOpen(paper.state)) throw refuse('WRONG_STATE', 'paper-locked');
}
