import { useMutation } from '@tanstack/react-query';
import { queryClient } from '#client/api/query-client.ts';
import type { RouteName } from '#contract/http/routes.ts';

/** What shows the places of units, or who takes part because of them. */
const TOUCHED: readonly RouteName[] = [
  'unitInvitations.mine',
  'unitInvitations.choices',
  'invitations.list',
  'invitations.choicesFor',
  'meetings.get',
  'meetings.list',
  'home.duties',
];

/** Reads anew what shows places; also after a refusal, since somebody else may have been quicker. */
export function refreshPlaces(): void {
  for (const name of TOUCHED) void queryClient.invalidateQueries({ queryKey: [name] });
}

/** An act on the invitation of a unit: while it runs, when it was refused, and what is read anew after it. */
export function useUnitAct<Input = void>(
  act: (input: Input) => Promise<unknown>,
  onDone?: () => void,
) {
  return useMutation({ mutationFn: act, onSuccess: () => onDone?.(), onSettled: refreshPlaces });
}
