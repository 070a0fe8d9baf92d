import { refuse } from '#contract/errors.ts';
import type { MeetingId } from '#contract/ids.ts';
import type {
  EquipmentAnswer,
  EquipmentCaller,
  EquipmentService,
  RestartAnswer,
} from '#server/services/equipment-service.ts';
import type { Bus, EquipmentAsked } from '#server/services/ports/bus.ts';
import type { HolderCalls } from './holder-calls.ts';

/** Takes what equipment asks where several server processes run: it is done where the conference of its meeting is held. */
export function createSharedEquipment(parts: {
  local: EquipmentService;
  /** The meeting whose way the token of this hash opens; null when it opens none. */
  meetingOf(tokenHash: string): Promise<MeetingId | null>;
  calls: HolderCalls;
  bus: Bus;
}): EquipmentService {
  const { local, meetingOf, calls, bus } = parts;

  function doHere(asked: EquipmentAsked): Promise<unknown> {
    switch (asked.name) {
      case 'call':
        return local.call(asked.caller, asked.direction, asked.sdp);
      case 'restart':
        return local.restart(asked.caller, asked.direction, asked.fragment);
      case 'hangUp':
        return local.hangUp(asked.caller, asked.direction, asked.sessionId);
    }
  }

  bus.on('equipmentAsked', ({ askId, meetingId, asked }, from) =>
    calls.answer({ askId, meetingId, from }, () => doHere(asked)),
  );

  async function run(caller: EquipmentCaller, asked: EquipmentAsked): Promise<unknown> {
    const meetingId = caller.tokenHash === null ? null : await meetingOf(caller.tokenHash);
    if (meetingId === null) throw refuse('NOT_SIGNED_IN');
    return calls.run(
      meetingId,
      () => doHere(asked),
      (askId, holder) => bus.tell('equipmentAsked', { askId, meetingId, asked }, holder),
    );
  }

  return {
    call: async (caller, direction, sdp) =>
      (await run(caller, { name: 'call', caller, direction, sdp })) as EquipmentAnswer,
    restart: async (caller, direction, fragment) =>
      (await run(caller, { name: 'restart', caller, direction, fragment })) as RestartAnswer,
    async hangUp(caller, direction, sessionId) {
      await run(caller, { name: 'hangUp', caller, direction, sessionId });
    },
  };
}
