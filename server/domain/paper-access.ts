import type { Action } from '#contract/actions.ts';
import { refuse } from '#contract/errors.ts';
import type { UnitRole } from '#contract/roles.ts';
import { isOpen, type PaperStage } from './decide-paper.ts';
import { can, type Holder } from './permissions.ts';
import { prepares } from './prepared-roles.ts';

/** A paper that a unit was asked for, as one account stands to it. */
export type PaperStanding = {
  state: PaperStage['state'];
  /** Roles that the account holds in the unit that was asked. */
  rolesInUnit: readonly UnitRole[];
};

const CHANGES: readonly Action[] = ['document.upload', 'document.remove'];

/**
 * Who holds what over a document that a unit prepares, or over the request for it. Until it is approved it is there for the
 * unit's people, who may change it while it is open, and for who prepares the meeting, who may read it and no more. Once it is
 * approved it is a document of the meeting like any other; its unit goes on reading it. What was withdrawn is there for nobody
 * but who prepares the meeting.
 */
export function holderOfPaper(holder: Holder, paper: PaperStanding, action: Action): Holder {
  const isApproved = paper.state === 'approved';
  const isChange = CHANGES.includes(action);
  const rolesInUnitOfPaper =
    paper.state === 'withdrawn' || (isApproved && isChange) ? [] : paper.rolesInUnit;
  if (isApproved) return { ...holder, rolesInUnitOfPaper };
  const readsIt = !isChange && prepares(holder.meetingRoles);
  return {
    unitRoles: holder.unitRoles,
    meetingRoles: readsIt ? holder.meetingRoles : [],
    rolesInUnitOfPaper,
  };
}

/** Refuses to change the files of a paper that was submitted, to those who could before: `paper-locked`. */
export function requireOpenPaper(holder: Holder, paper: PaperStanding, action: Action): void {
  if (!CHANGES.includes(action) || isOpen(paper.state) || paper.state === 'approved') return;
  if (can({ ...holder, meetingRoles: [], rolesInUnitOfPaper: paper.rolesInUnit }, action))
    throw refuse('WRONG_STATE', 'paper-locked');
}
