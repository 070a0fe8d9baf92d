import { expect, test } from 'vitest';
import {
  draftFault,
  type MethodDraft,
  methodOf,
  mostToChoose,
  moveOption,
  newMethodDraft,
  withKind,
  withOption,
  withoutOption,
  withText,
} from '#client/features/ballots/method-draft.ts';
import { BallotMethod } from '#contract/live/ballot-method.ts';

const texts = (draft: MethodDraft) => draft.options.map((option) => option.text);
const written = ['An', 'Bình'].reduce(
  (draft, text, key) => withText(draft, key, text),
  withKind(newMethodDraft, 'choose'),
);

test('a vote for and against has no method, and a new list is not ready', () => {
  expect(methodOf(newMethodDraft)).toBeUndefined();
  expect(draftFault(newMethodDraft)).toBeNull();
  expect(draftFault(withKind(newMethodDraft, 'single'))).toBe('missing');
  expect(draftFault(withText(written, 1, ' AN '))).toBe('twice');
});

test('options are added, moved and taken away, two at least and twenty at most', () => {
  const three = withText(withOption(written), 2, 'Chi');
  expect(texts(moveOption(three, 2, -1))).toEqual(['An', 'Chi', 'Bình']);
  expect(moveOption(three, 0, -1)).toBe(three);
  expect(texts(withoutOption(three, 0))).toEqual(['Bình', 'Chi']);
  expect(withoutOption(written, 0)).toBe(written);
  let full = written;
  for (let n = 0; n < 30; n += 1) full = withOption(full);
  expect(full.options).toHaveLength(20);
  expect(new Set(full.options.map((option) => option.key)).size).toBe(20);
});

test('what is opened is what the contract takes, by the kind that is picked last', () => {
  const method = methodOf({ ...written, atMost: 7, otherOpinion: true });
  expect(BallotMethod.parse(method)).toEqual({
    options: ['An', 'Bình'],
    atMost: 2,
    winsBy: 'majority',
    otherOpinion: true,
  });
  const single = withKind(written, 'single');
  expect(methodOf(single)).toEqual({ options: ['An', 'Bình'], atMost: 1, winsBy: 'mostVotes' });
  expect(mostToChoose(withKind(single, 'choose'))).toBe(2);
});
