import { type Layout, type LayoutPlan, PLAN_LIMITS } from '#contract/seating/layouts.ts';

/** A number of a plan. */
export type PlanNumber = keyof typeof PLAN_LIMITS;

/** The numbers as they are typed. */
export type PlanNumbers = Record<PlanNumber, string>;

/** The numbers that each layout is made of, in the order in which they are asked for. */
export const NUMBERS_OF: Record<Layout, readonly PlanNumber[]> = {
  rows: ['head', 'rows', 'seatsPerRow'],
  u: ['head', 'seatsPerSide'],
  horseshoe: ['head', 'rows', 'seatsPerRow'],
  free: ['seats'],
};

/** The head of a table as it mostly is. */
const USUAL_HEAD = 3;
const USUAL_ROW = 8;

/** Numbers with which everybody has a seat, within what a room may have. */
export function numbersFor(people: number): PlanNumbers {
  const others = Math.max(people - USUAL_HEAD, 2);
  const fitted = (name: PlanNumber, wanted: number) =>
    String(Math.min(Math.max(wanted, PLAN_LIMITS[name].min), PLAN_LIMITS[name].max));
  return {
    head: String(USUAL_HEAD),
    rows: fitted('rows', Math.ceil(others / USUAL_ROW)),
    seatsPerRow: fitted('seatsPerRow', USUAL_ROW),
    seatsPerSide: fitted('seatsPerSide', Math.ceil(others / 2)),
    seats: fitted('seats', people),
  };
}

/** True for a whole number within its limits. */
export function isSound(name: PlanNumber, text: string): boolean {
  const value = Number(text);
  const { min, max } = PLAN_LIMITS[name];
  return text.trim() !== '' && Number.isInteger(value) && value >= min && value <= max;
}

/** The plan that the numbers make; null while one of those it needs is not sound. */
export function planOf(layout: Layout, numbers: PlanNumbers): LayoutPlan | null {
  if (!NUMBERS_OF[layout].every((name) => isSound(name, numbers[name]))) return null;
  const of = (name: PlanNumber) => Number(numbers[name]);
  switch (layout) {
    case 'rows':
    case 'horseshoe':
      return { layout, head: of('head'), rows: of('rows'), seatsPerRow: of('seatsPerRow') };
    case 'u':
      return { layout, head: of('head'), seatsPerSide: of('seatsPerSide') };
    case 'free':
      return { layout, seats: of('seats') };
  }
}
