import type { InvitedUnit } from '#contract/http/invited-units.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { PaperRequest } from '#contract/http/papers.ts';
import { onlySeesToDevices } from '#contract/technician-role.ts';
import type { StepId } from './steps.ts';

/** A line of the checklist: `must` stops the release as the server does, the others are good to have. */
export type Check = {
  key: 'agenda' | 'attendees' | 'units' | 'documents' | 'converted' | 'asked' | 'sites' | 'saved';
  step: StepId;
  done: boolean;
  must: boolean;
};

/**
 * What is there and what is missing before the release. `unsaved` is the step with changes that are not stored yet, `requests` are the
 * papers that units were asked for.
 */
export function checksOf(
  meeting: Meeting,
  unsaved: StepId | null,
  requests: readonly Pick<PaperRequest, 'progress'>[],
): Check[] {
  const documents = meeting.items.flatMap((item) => item.documents);
  const invited = meeting.invitedUnits ?? [];
  const attended = meeting.participants.some(
    ({ userId, roles }) =>
      userId !== meeting.chairId &&
      userId !== meeting.secretaryId &&
      roles.some((role) => role !== 'siteDevice') &&
      !onlySeesToDevices(roles),
  );
  const checks: Check[] = [
    { key: 'agenda', step: 'agenda', done: meeting.items.length > 0, must: true },
    { key: 'documents', step: 'documents', done: documents.length > 0, must: false },
    { key: 'attendees', step: 'attendees', done: attended || invited.length > 0, must: true },
    ...(invited.length > 0
      ? [{ key: 'units', step: 'attendees', done: areFilled(invited), must: false } as const]
      : []),
    { key: 'sites', step: 'sites', done: meeting.siteIds.length > 0, must: false },
  ];
  if (documents.length > 0) {
    const converted = documents.every(
      ({ progress, newer }) => (newer?.progress ?? progress).state === 'ready',
    );
    checks.splice(2, 0, { key: 'converted', step: 'documents', done: converted, must: false });
  }
  const asked = requests.filter(({ progress }) => progress.state !== 'withdrawn');
  if (asked.length > 0) {
    const approved = asked.every(({ progress }) => progress.state === 'approved');
    checks.splice(2, 0, { key: 'asked', step: 'documents', done: approved, must: false });
  }
  if (unsaved !== null) checks.unshift({ key: 'saved', step: unsaved, done: false, must: true });
  return checks;
}

function areFilled(invited: readonly InvitedUnit[]): boolean {
  return invited.every(({ people, places }) => people.length >= places);
}

/** What keeps the release from happening, or is to be asked about when nothing does. */
export function hindrances(checks: readonly Check[]): { must: Check[]; should: Check[] } {
  const open = checks.filter((check) => !check.done);
  return { must: open.filter((check) => check.must), should: open.filter((check) => !check.must) };
}
