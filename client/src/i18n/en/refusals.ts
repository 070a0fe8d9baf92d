import type vietnamese from '../vi/refusals.ts';
import next from './refusal-reasons.ts';

export default {
  next,
  title: {
    'folder-name-taken': 'There is such a folder already',
    'no-quorum': 'No quorum yet',
    'join-code': 'Wrong meeting code',
    'pairing-code': 'Wrong pairing code',
    'check-in-code': 'Wrong check-in code',
    'check-in-code-expired': 'The check-in code has expired',
    'state-secret': 'Classified papers are not taken',
    document: 'This document can’t be opened',
    'document-recalled': 'The document was withdrawn',
    'unit-asked-twice': 'The unit was asked already',
    'due-in-past': 'The due time is over',
    'too-many-for-places': 'More people than places',
    'places-closed': 'The time to name people is over',
    'unit-has-nobody-left': 'The unit has nobody left to send',
    'unit-invited-twice': 'The unit is invited already',
    'current-password': 'The present password is wrong',
    'password-again': 'The password is wrong',
    'confirm-password': 'Your password is asked for',
    'must-change-password': 'You need to change the password that you were first given',
  },
} satisfies typeof vietnamese;
