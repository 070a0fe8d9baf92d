import { MessageId } from '#contract/ids.ts';
import type { Command, ServerCommand } from '#contract/live/commands.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import { checkIn, leave, markAttendance, scanCode, showCode } from './decide-attendance.ts';
import {
  closeBallot,
  openBallot,
  pauseBallot,
  publishBallot,
  resumeBallot,
  voidBallot,
} from './decide-ballots.ts';
import { writeConclusion } from './decide-conclusions.ts';
import { type DecideContext, requireNotEnded } from './decide-context.ts';
import {
  callSpeaker,
  endInterpellation,
  endSpeech,
  extendSpeech,
  inviteSpeaker,
  turnInterpellation,
} from './decide-floor.ts';
import { enterHands } from './decide-hands.ts';
import { endMeeting, goToItem, startMeeting } from './decide-meeting.ts';
import { muteAll, muteOne, setMicrophoneMode } from './decide-microphones.ts';
import {
  addInk,
  callAll,
  removeInk,
  startPresentation,
  stopPresentation,
  turnPage,
} from './decide-presentation.ts';
import { askReadiness, cancelReadiness, sayReady } from './decide-readiness.ts';
import { startRecording, stopRecording } from './decide-recording.ts';
import { readmitParticipant, removeParticipant } from './decide-removal.ts';
import { showSeats } from './decide-seats.ts';
import {
  approveSpeech,
  moveSpeech,
  refuseSpeech,
  requestSpeech,
  withdrawSpeech,
} from './decide-speakers.ts';
import { setLayout, setSpotlight } from './decide-stage.ts';

/**
 * What a command does to a meeting: the facts that follow from it, or a thrown `Refusal`. Pure: no clock, no database, no
 * socket. The table of permissions has been asked before; here stands what depends on the state and on whose thing it is.
 */
export function decide(
  state: LiveState,
  command: Command | ServerCommand,
  context: DecideContext,
): LiveFact[] {
  switch (command.name) {
    case 'meeting.start':
      return startMeeting(state, command.input.reason, context);
    case 'meeting.end':
      return endMeeting(state, context);
    case 'agenda.goTo':
      return goToItem(state, command.input.itemId);
    case 'presentation.start':
      return startPresentation(state, command.input, context);
    case 'presentation.turnTo':
      return turnPage(state, command.input, context);
    case 'presentation.stop':
      return stopPresentation(state, context);
    case 'presentation.callAll':
      return callAll(state, command.input, context);
    case 'ink.add':
      return addInk(state, command.input, context);
    case 'ink.remove':
      return removeInk(state, command.input.strokeId, context);
    case 'attendance.checkIn':
      return checkIn(state, command.input.mode, context);
    case 'attendance.scan':
      return scanCode(state, command.input.siteId, context);
    case 'attendance.leave':
      return leave(state, context);
    case 'attendance.showCode':
      return showCode(state, command.input.shown, context);
    case 'seating.show':
      return showSeats(state, command.input.shown);
    case 'stage.setLayout':
      return setLayout(state, command.input.layout);
    case 'stage.spotlight':
      return setSpotlight(state, command.input.on);
    case 'attendance.mark':
      return markAttendance(state, command.input, context);
    case 'speakers.request':
      return requestSpeech(state, command.input, context);
    case 'speakers.withdraw':
      return withdrawSpeech(state, command.input.requestId, context);
    case 'speakers.call':
      return callSpeaker(state, command.input.requestId, context);
    case 'speakers.approve':
      return approveSpeech(state, command.input.requestId);
    case 'speakers.refuse':
      return refuseSpeech(state, command.input);
    case 'speakers.move':
      return moveSpeech(state, command.input);
    case 'speakers.invite':
      return inviteSpeaker(state, command.input, context);
    case 'speakers.extend':
      return extendSpeech(state, command.input.seconds);
    case 'interpellation.turn':
      return turnInterpellation(state, command.input.to, context);
    case 'interpellation.end':
      return endInterpellation(state, context);
    case 'speakers.end':
      return endSpeech(state, context);
    case 'readiness.ask':
      return askReadiness(state, context);
    case 'readiness.say':
      return sayReady(state, context);
    case 'readiness.cancel':
      return cancelReadiness(state);
    case 'ballot.open':
      return openBallot(state, command.input, context);
    case 'ballot.pause':
      return pauseBallot(state, command.input.ballotId, context);
    case 'ballot.resume':
      return resumeBallot(state, command.input.ballotId, context);
    case 'ballot.enterHands':
      return enterHands(state, command.input, context);
    case 'ballot.close':
      return closeBallot(state, command.input, context);
    case 'ballot.publish':
      return publishBallot(state, command.input.ballotId, context);
    case 'ballot.void':
      return voidBallot(state, command.input);
    case 'conclusion.write':
      return writeConclusion(state, command.input);
    case 'chat.send':
      requireNotEnded(state);
      return [
        {
          type: 'chat.sent',
          messageId: MessageId.parse(context.commandId),
          userId: context.actorId,
          text: command.input.text,
        },
      ];
    case 'microphone.mute':
      return muteOne(state, command.input.userId);
    case 'microphone.setMode':
      return setMicrophoneMode(state, command.input.mode);
    case 'microphone.muteAll':
      return muteAll(state, context);
    case 'participant.remove':
      return removeParticipant(state, command.input.userId, context);
    case 'participant.readmit':
      return readmitParticipant(state, command.input.userId);
    case 'recording.start':
      return startRecording(state);
    case 'recording.stop':
      return stopRecording(state);
  }
}
