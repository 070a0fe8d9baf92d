import { z } from 'zod';

/**
 * Everything that can be allowed or refused. `server/domain/permissions.ts` says to whom; the client gets the names of what
 * its account may do and hides the rest. Live commands and routes carry the action of the same name.
 */
export const Action = z.enum([
  'account.use',
  'unit.read',
  'meeting.create',
  'meeting.read',
  'meeting.edit',
  'meeting.release',
  'meeting.start',
  'meeting.end',
  'agenda.edit',
  'agenda.goTo',
  'document.upload',
  'document.read',
  'document.remove',
  'document.handOut',
  'document.recall',
  'document.seeReaders',
  'library.read',
  'library.edit',
  'annotation.write',
  'presentation.start',
  'presentation.turnTo',
  'presentation.stop',
  'ink.add',
  'ink.remove',
  'attendance.checkIn',
  'attendance.mark',
  'speakers.request',
  'speakers.withdraw',
  'speakers.call',
  'speakers.end',
  'ballot.open',
  'ballot.cast',
  'ballot.close',
  'chat.send',
  'conference.join',
  'conference.speak',
  'conference.shareScreen',
  'microphone.mute',
  'microphone.muteAll',
  'hallScreen.show',
]);
export type Action = z.infer<typeof Action>;
