import { useMutation } from '@tanstack/react-query';
import { queryClient } from '#client/api/query-client.ts';
import type { RouteName } from '#contract/http/routes.ts';

/** What shows answers, or who takes part because of them. */
const TOUCHED: readonly RouteName[] = [
  'invitations.mine',
  'invitations.list',
  'invitations.choices',
  'invitations.choicesFor',
  'meetings.get',
  'home.duties',
];

/** An act on answers; afterwards, and after a refusal too, what shows them is read anew. */
export function useAnswering<V = void>(act: (what: V) => Promise<unknown>, onDone?: () => void) {
  return useMutation({
    mutationFn: act,
    onSuccess: () => onDone?.(),
    onSettled: () => {
      for (const name of TOUCHED) void queryClient.invalidateQueries({ queryKey: [name] });
    },
  });
}
