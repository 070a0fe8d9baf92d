import { useMutation } from '@tanstack/react-query';
import { queryClient } from '#client/api/query-client.ts';
import type { RouteName } from '#contract/http/routes.ts';

/** What shows rules and days off, or is reckoned by them. */
const TOUCHED: readonly RouteName[] = [
  'rules.list',
  'holidays.list',
  'papers.board',
  'papers.mine',
  'home.duties',
];

/** A change of rules or days off; afterwards, and after a refusal too, what shows them is read anew. */
export function useRuleAct(act: () => Promise<unknown>, onDone: () => void) {
  return useMutation({
    mutationFn: act,
    onSuccess: onDone,
    onSettled: () => {
      for (const name of TOUCHED) void queryClient.invalidateQueries({ queryKey: [name] });
    },
  });
}
