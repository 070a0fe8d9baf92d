import { MOST_OPTIONS } from '#contract/live/ballot-choice.ts';
import type { BallotMethod } from '#contract/live/ballot-method.ts';

/** The kinds of vote as the chair picks them. */
export const KINDS = ['motion', 'single', 'choose'] as const;
/** One of them. */
export type Kind = (typeof KINDS)[number];

/** An option that is being written; `key` stays with it when it is moved. */
export type OptionDraft = { key: number; text: string };

/** How a vote is to be held, while it is written. What belongs to another kind is kept: a tap back must lose nothing. */
export type MethodDraft = {
  kind: Kind;
  options: readonly OptionDraft[];
  atMost: number;
  winsBy: BallotMethod['winsBy'];
  otherOpinion: boolean;
};

/** A new vote: for and against, with room for two options. */
export const newMethodDraft: MethodDraft = {
  kind: 'motion',
  options: [
    { key: 0, text: '' },
    { key: 1, text: '' },
  ],
  atMost: 2,
  winsBy: 'mostVotes',
  otherOpinion: false,
};

/** The draft with another kind; a single choice goes by the most votes, several by the majority, until the chair says otherwise. */
export function withKind(draft: MethodDraft, kind: Kind): MethodDraft {
  return { ...draft, kind, winsBy: kind === 'choose' ? 'majority' : 'mostVotes' };
}

/** The draft with one option more, empty. */
export function withOption(draft: MethodDraft): MethodDraft {
  if (draft.options.length >= MOST_OPTIONS) return draft;
  const key = 1 + Math.max(...draft.options.map((option) => option.key));
  return { ...draft, options: [...draft.options, { key, text: '' }] };
}

/** The draft without an option; two are left at least. */
export function withoutOption(draft: MethodDraft, key: number): MethodDraft {
  if (draft.options.length <= 2) return draft;
  return { ...draft, options: draft.options.filter((option) => option.key !== key) };
}

/** The draft with another text of an option. */
export function withText(draft: MethodDraft, key: number, text: string): MethodDraft {
  const options = draft.options.map((option) => (option.key === key ? { key, text } : option));
  return { ...draft, options };
}

/** The draft with an option one place up (-1) or down (1); at an end it stays. */
export function moveOption(draft: MethodDraft, key: number, by: -1 | 1): MethodDraft {
  const options = [...draft.options];
  const from = options.findIndex((option) => option.key === key);
  const to = from + by;
  const [moved, other] = [options[from], options[to]];
  if (!moved || !other) return draft;
  options[from] = other;
  options[to] = moved;
  return { ...draft, options };
}

/** How many options may be chosen by the draft: never more than there are. */
export function mostToChoose({ kind, atMost, options }: MethodDraft): number {
  return kind === 'single' ? 1 : Math.min(atMost, options.length);
}

/** What the draft still lacks; null for one that can be opened. */
export function draftFault({ kind, options }: MethodDraft): 'missing' | 'twice' | null {
  if (kind === 'motion') return null;
  const texts = options.map(({ text }) => text.trim().normalize('NFC').toLocaleLowerCase('vi'));
  if (texts.some((text) => text === '')) return 'missing';
  return new Set(texts).size < texts.length ? 'twice' : null;
}

/** The method as it is opened; undefined for a vote for and against. */
export function methodOf(draft: MethodDraft): BallotMethod | undefined {
  if (draft.kind === 'motion') return undefined;
  return {
    options: draft.options.map(({ text }) => text.trim()),
    atMost: mostToChoose(draft),
    winsBy: draft.winsBy,
    ...(draft.otherOpinion && { otherOpinion: true as const }),
  };
}

/** The draft of a method that is there, as when a prepared vote is opened; undefined is a vote for and against. */
export function draftOfMethod(method: BallotMethod | undefined): MethodDraft {
  if (!method) return newMethodDraft;
  const { options, atMost, winsBy, otherOpinion = false } = method;
  return {
    kind: atMost === 1 ? 'single' : 'choose',
    options: options.map((text, key) => ({ key, text })),
    atMost,
    winsBy,
    otherOpinion,
  };
}
