import { useMutation } from '@tanstack/react-query';
import { queryClient } from '#client/api/query-client.ts';
import type { RouteName } from '#contract/http/routes.ts';

/** What shows papers, or follows from what is done with them. */
const TOUCHED: readonly RouteName[] = [
  'papers.board',
  'papers.mine',
  'home.duties',
  'meetings.get',
  'notifications.list',
];

/** Reads anew what shows papers; also after a refusal, since somebody else may have been quicker. */
export function refreshPapers(): void {
  for (const name of TOUCHED) void queryClient.invalidateQueries({ queryKey: [name] });
}

/** An act on papers: while it runs, when it was refused, and what is read anew after it. */
export function usePaperAct<Input>(act: (input: Input) => Promise<unknown>, onDone?: () => void) {
  return useMutation({
    mutationFn: act,
    onSuccess: () => onDone?.(),
    onSettled: refreshPapers,
  });
}
