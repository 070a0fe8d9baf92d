import type { ComboOption } from '#client/ui/ComboBox.tsx';
import type { Person } from '#contract/http/units.ts';
import type { UserId } from '#contract/ids.ts';

/** People as choices of a combo box, with post and unit to tell them apart and to find them by. */
export function personOptions(people: readonly Person[]): ComboOption<UserId>[] {
  return people.map((person) => ({
    value: person.userId,
    label: person.name,
    detail: [person.position === person.name ? '' : person.position, person.unitName]
      .filter(Boolean)
      .join(' · '),
  }));
}
