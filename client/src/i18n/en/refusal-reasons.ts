import type { Reason } from '#client/api/api-error.ts';
import prepare from './prepare.ts';
import ofDevices from './refusal-reasons-of-devices.ts';

const { problem } = prepare.documents;

/** A sentence for every word that refines a refusal. */
export default {
  meeting: 'The meeting is gone, or you are not on the list of attendees.',
  'agenda-item': 'This item is no longer on the agenda; somebody may have just removed it.',
  document:
    'This document is not meant for you, or is no longer there. If you need it, please ask the secretary.',
  participant: 'This person is no longer on the list of attendees. Please tell the secretary.',
  ballot: 'There is no such vote. Please look at the list of votes.',
  'speech-request': 'This person has been called already, or has withdrawn.',
  stroke: 'This stroke has been erased already.',
  'unknown-person': 'Somebody is no longer in the system. Please choose again.',
  'unknown-site': 'A site is no longer in the system. Please choose again.',
  'unknown-unit': 'A unit is no longer in the system. Please choose again.',
  'unknown-meeting-type': 'This type of meeting no longer exists. Please choose another one.',
  'agenda-missing': 'The agenda has no items yet. Please add one before the release.',
  'attendees-missing': 'Nobody attends besides chair and secretary. Please add attendees.',
  'chair-missing': 'The chair’s account can no longer be used; please choose another chair.',
  'already-released': 'The meeting is released and cannot be deleted.',
  'ends-before-start': 'The end must be after the beginning.',
  'person-listed-twice': 'Somebody is listed twice. Please remove one of the lines.',
  'unknown-document-kind':
    'This kind of document is not in the catalogue any more. Please choose another.',
  'documents-changed':
    'Somebody has just added, moved or removed documents. Please order them again.',
  folder: 'This folder is gone or not meant for your unit.',
  'folder-changed':
    'Somebody has just changed or removed this folder. Please reload the page and try again.',
  'folder-not-empty':
    'The folder still holds documents or folders. Please move or remove them first.',
  'folder-name-taken': 'There is a folder of this name here. Please choose another name.',
  'folder-elsewhere':
    'The folder cannot lie there: its parent must be of the same unit and not inside of it.',
  'order-changed':
    'Somebody has just ordered the documents. Please look at the new order and order again.',
  'agenda-changed': 'Somebody has just added or removed an item. Please put them in order again.',
  'agenda-item-changed':
    'Somebody has just changed this item. Please look at the newest text and try again.',
  'meeting-changed':
    'Somebody has just changed this meeting. Please compare both texts and choose which one is kept.',
  'meeting-running': 'The meeting is running, so this item cannot be removed.',
  'meeting-ended':
    'The meeting is over and can no longer be changed. Documents and results stay open to you.',
  'seating-changed': 'Somebody else has changed the seat map. Your changes are still here.',
  seating: 'This room has no seat map yet.',
  'seats-overlap': 'Two seats stand in each other. Please move one.',
  'seat-outside': 'A seat is outside of the room. Please move it inside.',
  'seat-named-twice': 'Two seats have the same label. Please change one.',
  'seat-missing': 'This seat is not in the map any more. Please choose another.',
  'seat-taken': 'Two people are on one seat. Please seat one elsewhere.',
  'seated-twice': 'Somebody is on two seats. Please choose one.',
  'not-of-this-room':
    "Somebody is not of this site any more and can't sit here. Please load the page again.",
  'seated-elsewhere':
    'You have a seat at another site. Please scan the code there, or ask the secretary to change your seat.',
  'only-chair': 'The meeting is running, so only its chair can hand the chair to somebody else.',
  'only-chair-names-deputy':
    'The meeting is running, so only its chair can name another deputy chair.',
  ...problem,
  file: problem['too-large'],
  interrupted: 'The line broke before the whole file arrived. Please upload it again.',
  upload: 'The part of the file that was sent is no longer there. Please upload it again.',
  'upload-offset': 'The file is being sent from elsewhere. Please try again in a few seconds.',
  'upload-incomplete': 'The file has not arrived in full. Please try again to send the rest.',
  'not-failed': 'The document is being converted or is ready; there is nothing to repeat.',
  'not-ready': 'The document is not converted yet. Please open it again in a few minutes.',
  'no-such-page': 'The document has no such page.',
  'page-not-made': 'This page could not be made. Please open it again in a few minutes.',
  'packet-not-made':
    'The packet could not be put together. Each document can still be read; please try again in a few minutes.',
  'packet-empty': 'The meeting has no document yet that you may take along in a packet.',
  'other-version':
    'This note belongs to another version of the document. Please reload the page; saved notes are kept.',
  'document-changed':
    'Somebody has just renamed this document or replaced its file. Please look at the newest one and try again.',
  'document-recalled': 'This document was recalled. Please ask the secretary if you need it.',
  'internal-document': 'This document is internal: it can be read here, not downloaded.',
  paper: 'The request is gone or the paper is not approved yet. Please reload the page.',
  'late-reason-missing':
    'The papers were due before. Please give a reason of at least 10 characters and send again.',
  'reason-too-short': 'Please give a reason of at least 10 characters.',
  'paper-locked': 'The paper was submitted and cannot be changed until the secretary returns it.',
  'paper-empty': 'There is no file yet. Please upload one and submit.',
  'due-in-past': 'The due time is over. Please choose one that is to come.',
  'paper-not-ready':
    'A file is still being converted or could not be. Please wait for it, or replace the file that failed.',
  'paper-not-open':
    'The paper was submitted or approved, or the request withdrawn. Please look at the newest state.',
  'paper-not-submitted':
    'The paper is not submitted or was decided already. Please look at the newest state.',
  'paper-changed':
    'Somebody else has just changed this paper. Please look at the newest one and do it again.',
  'reminded-lately': 'The unit was reminded within the last hour. Please remind it later.',
  rule: 'No rule is in force for this day. Please tell the administrator.',
  'rule-changed':
    'Somebody else has just changed the rule of this day. Please look at the newest rule, then do it again if it is still needed.',
  'rule-in-force':
    'The rule is in force and cannot be removed. Please set a new one from another day on.',
  'day-passed':
    'This day is over; rules and calendar of past days stay as they are. Please choose today or later.',
  'holiday-changed':
    'This day, or one of the row, is in the list with other words. Please look at the newest list and change the day there.',
  'worked-anyway':
    'Only a Saturday or Sunday can be worked in exchange. Please choose another day.',
  'unit-asked-twice':
    'One of the units is being asked for a paper on this item already. Please leave it out.',
  annotation:
    'This note is too long to be saved; saved notes are kept. Please split it into several.',
  'notes-key':
    'The key of your private notes has just been changed on another device. Please reload the page and try again.',
  'too-many-annotations':
    'This document has too many notes; they are kept. Please erase some before writing more.',
  'comment-thread': 'This comment is gone; its author may have just removed it.',
  comment: 'This comment is gone; its author may have just removed it.',
  'proceedings-line': 'This line of the proceedings was not found.',
  'proceedings-line-changed':
    'Somebody else changed this line meanwhile. What you wrote is still here.',
  'proceedings-line-twice': 'This event is in the proceedings already.',
  'microphone-away':
    'This person has joined with no microphone of their own; in a meeting room, the room has one.',
  'microphone-held': 'Somebody has the floor: this microphone cannot be opened now.',
  'microphones-locked':
    'Microphones are locked. Give this person the floor, or unlock microphones among the speakers.',
  'microphone-not-asked': 'Nobody waits for an answer about your microphone any more.',
  'microphone-open': 'The microphone of this person is open.',
  'floor-held':
    'Microphones are kept for who is invited to speak. You can open yours when you are invited.',
  'conclusion-changed':
    'Somebody else changed the conclusion. What you wrote is still here; save again to put it in its place.',
  'item-not-opened': 'This item was not opened in the meeting, so that there is no conclusion yet.',
  'comment-changed':
    'This comment was just changed on another device. Please look at the newest text.',
  'comment-answered':
    'Somebody has answered, so it can no longer be changed. Please write a reply instead.',
  'comment-removed': 'This comment was removed and can no longer be changed.',
  'not-your-comment': 'Only its author can change or remove a comment.',
  'not-your-thread':
    'Only its author, the secretary and the chair can resolve or reopen a comment.',
  'comment-elsewhere': 'The comment was not recorded. Please send it again.',
  'too-many-comments': 'This document has too many comments. Please join some before sending.',
  'program-missing':
    'The server lacks a program for converting this file. Please tell the administrator.',
  'no-isolation':
    'The server may not convert DOCX, XLSX or PPTX files yet. Please save the file as PDF, or tell the administrator.',
  'storage-full':
    'The storage is full, so nothing more can be kept; existing documents are kept. Please tell the administrator.',
  'not-started': 'The meeting has not begun. Please wait until the chair starts it.',
  'already-started': 'The meeting has begun already.',
  ended: 'The meeting is over. Documents and results stay open to you.',
  'already-waiting': 'You are already in the speakers’ queue.',
  'already-speaking': 'You have the floor already.',
  'has-floor': 'This person has the floor already.',
  'other-queue': 'Only requests of one kind change places.',
  'question-missing': 'Write what the question is.',
  'questioned-missing': 'Choose who is to answer.',
  'question-to-oneself': 'Nobody questions themselves. Choose another person.',
  'no-interpellation': 'This interpellation is over.',
  'nobody-speaks': 'Nobody has the floor at present.',
  'not-your-request': 'Only the person who asked or the chair can withdraw this request.',
  'not-your-floor': 'Only the speaker or the chair can end this speech.',
  recording: 'There is no recording of this meeting, or it was removed.',
  'recording-on': 'The meeting is being recorded.',
  'nothing-recorded': 'Nothing was recorded, so there is nothing to put together.',
  'recording-not-ready': 'The recording is being put together. Please come back in some minutes.',
  'recording-is-ready': 'The recording has been put together; there is nothing to try again.',
  'no-quorum': 'Please wait for more delegates, or decide to open with a reason.',
  'not-released': 'The meeting has not been released yet, so nobody can check in.',
  'not-present': 'This person has not checked in, so leaving cannot be recorded.',
  'guest-leaves-by-line':
    'A guest who came by the code leaves by closing this page, or by being asked to leave.',
  'came-already':
    'Somebody has checked in, so absence can no longer be reported nor the person taken off the list.',
  'substitutes-not-allowed': 'The rules of this meeting allow no substitutes.',
  'proxies-not-allowed': 'The rules of this meeting allow no proxies.',
  'stand-in-of-stand-in': 'A substitute names nobody further.',
  'no-vote-to-give': 'Only voting members can give a proxy.',
  'not-a-holder':
    'This person cannot hold the proxy: it must be a member who attends and does not hold too many.',
  'not-a-substitute':
    'This person cannot be the substitute: they must be of the same unit or below it, and not invited yet.',
  'answer-changed': 'The answer of this person has just changed. Please look again.',
  'due-after-start':
    'People must be named before the meeting begins. Please choose another day or time.',
  'unit-invitation': 'This invitation is no longer there; the secretary may have withdrawn it.',
  'unit-invitation-changed':
    'Somebody else has just changed this invitation or list. Please look at it and try again.',
  'unit-has-nobody-left':
    'Everybody of one of the units is invited already, or it has no accounts. Please leave it out.',
  'unit-invited-twice':
    'One of the units is invited in this role already. Please leave it out, or change its invitation.',
  'places-closed':
    'The time to name people is over, or the meeting has begun. Please contact the meeting’s secretary.',
  'too-many-for-places': 'There are more people than places. Please leave somebody out.',
  'places-filled':
    'The unit sends more people than that. Please take people off its list before there are fewer places.',
  'places-full': 'The unit has filled all its places, so there is nothing to remind it of.',
  'not-of-unit':
    'Only people of the unit or of units below it can be sent. Please choose somebody else.',
  'person-locked': 'This person’s account is locked. Please choose somebody else.',
  'invited-already': 'This person takes part in the meeting already. Please choose somebody else.',
  'attendance-time':
    'The time must not be later than now, and leaving not earlier than the arrival.',
  'check-in-code':
    'The code is not of this meeting or was altered. Please scan the code on the hall screen.',
  'check-in-code-expired':
    'Each code is good for seconds only. Please scan the code that the hall screen shows now.',
  'no-site': 'You have no seat at a site. Please choose another way or tell the secretary.',
  removed: 'You were asked to leave the room. Please wait to be let in again.',
  'leads-meeting': 'The chair stays; who leads beside them is removed by the chair alone.',
  'not-a-presenter':
    'Only the chair, the secretary and the presenter of the current item can present.',
  'not-the-presenter': 'Somebody else presents. Choose “Present” to take over.',
  'nobody-presents': 'The presentation has stopped. You can browse the document freely.',
  'not-your-stroke': 'Only its author or the chair can erase this stroke.',
  'stroke-exists': 'This stroke has been recorded already.',
  'shared-ink': 'There are too many shared strokes. Please erase some before drawing more.',
  'ballot-open': 'A vote is still open. Please do this once the vote is closed.',
  'ballot-not-open': 'This vote is closed. Its result is in the list of votes.',
  'no-secret-ballots': 'This server cannot hold secret ballots yet. Please tell the administrator.',
  'ballot-not-counted': 'This vote is not counted yet. Please do this once it is closed.',
  'ballot-unpublished':
    'The result of the last vote is not published yet. The chair publishes it or makes the vote void first.',
  'other-method':
    'The ballot is not of the kind of this vote. Please open it again and choose anew.',
  'unknown-option':
    'The ballot names an option that is not in the list. Please open it again and choose anew.',
  'option-twice': 'One option is chosen twice. Please choose again.',
  'too-many-options':
    'More options are chosen than the vote allows. Please take some away and send it again.',
  'no-other-opinion': 'This vote takes no other opinion. Please choose from the list.',
  'other-opinion-empty': 'The other opinion has no text. Please write it, or do not choose it.',
  'prepared-ballot': 'This prepared vote has been removed from the agenda.',
  'prepared-ballot-changed':
    'Somebody else has just changed this prepared vote. Please look again.',
  'prepared-ballots-changed':
    'Somebody else has just changed the prepared votes. Please look again.',
  'prepared-ballot-used': 'This question has been put to the vote and can’t be changed any more.',
  'more-hands-than-present': 'That is more than the voters who are present. Please count again.',
  'few-secret-ballots':
    'Very few secret ballots came: counting them now would show what single persons chose. Choose “End vote” again to decide.',
  'hands-not-counted': 'A show of hands is over when two persons have entered the same count.',
  'hands-in-open': 'A show of hands is an open vote: for, against or abstain.',
  'items-of-vote': 'Each item may be chosen once only. Please choose the items again.',
  'items-in-secret': 'A secret vote is held on one item alone.',
  'ballot-paused':
    'The vote is paused. Your choice is kept on this device; please send it when the vote goes on.',
  'ballot-not-paused': 'This vote is not paused.',
  'no-ready-check': 'This ready check is over.',
  'ready-check-on': 'A ready check is going on. Please look at the list of votes.',
  'ballot-closed':
    'The vote was closed before yours arrived, so it does not count. Please tell the secretary.',
  'no-voters': 'Nobody on the list of attendees may vote. Please ask the secretary.',
  'confirm-password':
    'This meeting asks for your password before a secret ballot. The ballot was not sent.',
  'not-entitled': 'You are not on the list of voters for this question.',
  ...ofDevices,
  'join-code':
    'No open meeting has this code. Please check it, or ask the secretary of the meeting.',
  'join-code-throttled': 'Too many wrong codes. Please wait a few minutes and try again.',
  'waiting-room-full':
    'The waiting room of this meeting is full. Please try again in a few minutes.',
  'guest-name': 'Please enter your name, so that the chair knows who is waiting.',
  'waiting-guest':
    'This request is not known any more. Please enter the code of the meeting again.',
  'not-admitted': 'The chair has not let you in yet. Please wait a little longer.',
  'line-test': 'The line was tested many times just now. Please wait a few minutes and test again.',
  'sign-in': 'Too many wrong entries. Please try again in a few minutes.',
  'sign-in-queue': 'Many people sign in at once. Please try again in a few seconds.',
  'password-again': 'Please enter it again. The ballot was not sent.',
  'current-password': 'Please enter it again. The password has not been changed.',
  'too-short': 'The new password needs at least 10 characters.',
  'holds-username': 'The new password must not contain the user name.',
  'same-password': 'The new password must differ from the present one.',
  'too-simple': 'The new password is too simple: it needs at least 4 different characters.',
  'must-change-password': 'Please change the password on the Account page first.',
  origin: 'The request did not come from the official address. Please reopen the page.',
  protocol: 'The system has just been updated. Please reload the page; what was saved is kept.',
  'unknown-command': 'The system has just been updated. Please reload the page and try again.',
  'unknown-request': 'The system has just been updated. Please reload the page and try again.',
  'command-id': 'This was not recorded. Please try again.',
  commands: 'Please wait a moment and try again.',
  'line-lost': 'The line was interrupted. Please wait for the reconnection.',
  closing: 'The system is restarting; what was saved is kept. Please try again in a few minutes.',
  database:
    'The system cannot write data now; what was saved is kept. Please try again in a few minutes.',
  'left-meeting': 'You left the meeting before this was recorded.',
} satisfies Record<Reason, string>;
