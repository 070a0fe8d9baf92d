import {
  queryOptions,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { RouteName } from '#contract/http/routes.ts';
import { type Answer, call, type Input } from './call.ts';

/** Query options of a reading route: `useQuery(read('meetings.get', { params: { meetingId } }))`. The key is `[name, input]`. */
export function read<N extends RouteName>(name: N, input: Input<N>) {
  return queryOptions({
    queryKey: [name, input] as const,
    queryFn: ({ signal }) => call(name, input, { signal }),
  });
}

/**
 * A mutation over a writing route. `fills` names what the answer is (so that pages show it at once), `outdates` the routes
 * whose answers are no longer true.
 */
export function useSend<N extends RouteName>(
  name: N,
  options: {
    outdates?: readonly RouteName[];
    onDone?: (answer: Answer<N>, input: Input<N>) => void;
  } = {},
): UseMutationResult<Answer<N>, Error, Input<N>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<N>) => call(name, input),
    onSuccess: async (answer, input) => {
      options.onDone?.(answer, input);
      await Promise.all(
        (options.outdates ?? []).map((route) => client.invalidateQueries({ queryKey: [route] })),
      );
    },
  });
}
