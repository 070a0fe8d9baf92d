import { useMutation } from '@tanstack/react-query';
import { queryClient } from '#client/api/query-client.ts';

/** An act on equipment; afterwards, and after a refusal too, the list is read anew. */
export function useEquipmentAct<Answer, Input = void>(
  act: (input: Input) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => onDone?.(answer),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['mediaWays.list'] }),
  });
}
