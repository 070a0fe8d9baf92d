import type { TFunction } from 'i18next';
import type { StandIn } from '#contract/http/invitations.ts';

/** Who is in the place of an absent person, and how far it is decided. */
export function standInWords(standIn: StandIn, t: TFunction<'invitations'>): string {
  const what = standIn.kind === 'proxy' ? 'proxy' : standIn.decision;
  return t(`standIn.${what}`, { name: standIn.name });
}
