import type { Meeting } from '#contract/http/meetings.ts';
import type { PaperRequest } from '#contract/http/papers.ts';
import type { StepId } from './steps.ts';

/** A line of the checklist: `must` stops the release as the server does, the others are good to have. */
export type Check = {
  key: 'agenda' | 'attendees' | 'documents' | 'converted' | 'asked' | 'sites' | 'saved';
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
  const attended = meeting.participants.some(
    ({ userId, roles }) =>
      userId !== meeting.chairId &&
      userId !== meeting.secretaryId &&
      roles.some((role) => role !== 'siteDevice'),
  );
  const checks: Check[] = [
    { key: 'agenda', step: 'agenda', done: meeting.items.length > 0, must: true },
    { key: 'documents', step: 'documents', done: documents.length > 0, must: false },
    { key: 'attendees', step: 'attendees', done: attended, must: true },
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

/** What keeps the release from happening, or is to be asked about when nothing does. */
export function hindrances(checks: readonly Check[]): { must: Check[]; should: Check[] } {
  const open = checks.filter((check) => !check.done);
  return { must: open.filter((check) => check.must), should: open.filter((check) => !check.must) };
}
