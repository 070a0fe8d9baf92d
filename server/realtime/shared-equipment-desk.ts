import type { MeetingId } from '#contract/ids.ts';
import type { EquipmentDesk } from '#server/services/equipment-desk.ts';
import type { Bus, DeskAsked } from '#server/services/ports/bus.ts';
import type { HolderCalls } from './holder-calls.ts';

/** The desk of equipment where several server processes run: it is asked where the conference of the meeting is held, if anywhere. */
export function createSharedEquipmentDesk(parts: {
  local: EquipmentDesk;
  calls: HolderCalls;
  bus: Bus;
}): EquipmentDesk {
  const { local, calls, bus } = parts;

  function doHere(asked: DeskAsked): Promise<unknown> {
    switch (asked.name) {
      case 'connections':
        return local.connections(asked.meetingId);
      case 'disconnect':
        return local.disconnect(asked);
      case 'mute':
        return local.mute(asked, asked.isMuted);
    }
  }

  bus.on('deskAsked', ({ askId, asked }, from) =>
    calls.answer({ askId, meetingId: asked.meetingId, from }, () => doHere(asked)),
  );

  const ask = (meetingId: MeetingId, asked: DeskAsked) =>
    calls.runIfHeld(
      meetingId,
      () => doHere(asked),
      (askId, holder) => bus.tell('deskAsked', { askId, asked }, holder),
    );

  return {
    connections: async (meetingId) =>
      (await ask(meetingId, { name: 'connections', meetingId })) as Awaited<
        ReturnType<EquipmentDesk['connections']>
      >,
    async disconnect(named) {
      await ask(named.meetingId, { name: 'disconnect', ...named });
    },
    async mute(named, isMuted) {
      await ask(named.meetingId, { name: 'mute', ...named, isMuted });
    },
  };
}
