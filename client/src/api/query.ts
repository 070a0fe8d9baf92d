import { queryOptions } from '@tanstack/react-query';
import type { RouteName } from '#contract/http/routes.ts';
import { call, type Input } from './call.ts';

/** Query options of a reading route: `useQuery(read('meetings.get', { params: { meetingId } }))`. The key is `[name, input]`. */
export function read<N extends RouteName>(name: N, input: Input<N>) {
  return queryOptions({
    queryKey: [name, input] as const,
    queryFn: ({ signal }) => call(name, input, { signal }),
  });
}
