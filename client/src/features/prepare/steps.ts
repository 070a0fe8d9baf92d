/** The steps of preparing, in order, with their place in the address. */
export const STEPS = [
  { id: 'info', hash: '#thong-tin' },
  { id: 'agenda', hash: '#chuong-trinh' },
  { id: 'documents', hash: '#tai-lieu' },
  { id: 'attendees', hash: '#thanh-phan' },
  { id: 'sites', hash: '#diem-cau' },
  { id: 'seats', hash: '#cho-ngoi' },
  { id: 'ballots', hash: '#bieu-quyet' },
] as const;

/** The name of a step. */
export type StepId = (typeof STEPS)[number]['id'];

/** The step that an address shows; the first one when it names none. */
export function stepOf(hash: string): StepId {
  return STEPS.find((step) => step.hash === hash)?.id ?? 'info';
}

/** The place of a step in the address. */
export function hashOf(step: StepId): string {
  return STEPS.find(({ id }) => id === step)?.hash ?? '';
}
