import { useQueryClient } from '@tanstack/react-query';
import { call } from '#client/api/call.ts';
import { type Act, useAct } from '#client/api/use-act.ts';
import { useLiveStore } from '#client/live/use-live.ts';
import type { GuestId, UserId } from '#contract/ids.ts';

/** What those who lead do with guests, one act at a time. */
export type LettingIn = Act & {
  admit(guestIds: GuestId[]): Promise<boolean>;
  refuse(guestIds: GuestId[]): Promise<boolean>;
  remove(userId: UserId): Promise<boolean>;
  changeCode(change: { isOn: boolean; isShown: boolean; renew: boolean }): Promise<boolean>;
};

/** The acts on the waiting room of the meeting that is open. */
export function useLettingIn(): LettingIn {
  const client = useQueryClient();
  const { meetingId } = useLiveStore();
  const params = { meetingId };
  const act = useAct(() => client.invalidateQueries({ queryKey: ['waitingRoom.list'] }));
  return {
    ...act,
    admit: (guestIds) => act.run(() => call('waitingRoom.admit', { params, body: { guestIds } })),
    refuse: (guestIds) => act.run(() => call('waitingRoom.refuse', { params, body: { guestIds } })),
    remove: (userId) => act.run(() => call('waitingRoom.remove', { params, body: { userId } })),
    changeCode: (body) => act.run(() => call('joinCode.change', { params, body })),
  };
}
