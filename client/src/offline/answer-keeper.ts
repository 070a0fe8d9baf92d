import type { ApiError } from '#client/api/api-error.ts';
import type { Answer } from '#client/api/call.ts';
import type { AnswerKeeper, KeptAnswer } from '#client/api/kept-answers.ts';
import type { Parts } from '#client/api/request.ts';
import type { RouteName } from '#contract/http/routes.ts';
import type { AnnotationId, MeetingId, UserId, VersionId } from '#contract/ids.ts';
import { KeptAnnotations } from './kept-annotations.ts';
import { jsonRecord, type KeptStore } from './kept-store.ts';
import { pickMeetings } from './pick-meetings.ts';

/** The reading routes that a meeting without a line needs. Comments are not among them: they quote what may be internal. */
const KEPT: ReadonlySet<RouteName> = new Set<RouteName>([
  'account.me',
  'home.duties',
  'meetings.list',
  'meetings.get',
  'units.list',
  'notifications.list',
  'versions.get',
  'versions.pages',
  'documents.versions',
  'annotations.list',
  'carried.list',
]);

/** The question whose answer all others about meetings are made from: the one that keeping asks. */
export const ALL_MINE = { query: { scope: 'mine' } } as const;

const PREFIX = 'answer/';

type Change = { versionId: VersionId; annotationId: AnnotationId };

/** The questions whose refusal says that a version is not to be read here any more. */
const READING: ReadonlySet<RouteName> = new Set<RouteName>(['versions.get', 'versions.pages']);

/** An `AnswerKeeper` that can be told that the account has gone. */
export type OwnAnswerKeeper = AnswerKeeper & {
  /** Lets go of what was asked until now, answered or not. */
  forget(): void;
};

/**
 * Keeps answers of the listed routes, sealed, under their question. `account.me` says whose they are. A refusal takes away what was
 * kept of the question, and tells of the version that may not be read any more.
 */
export function createAnswerKeeper({
  store,
  now,
  mayKeep,
  mayResume,
  onRefusedVersion,
}: {
  store: KeptStore;
  now: () => number;
  /** Whether the settings of the account let an answer be kept. */
  mayKeep: (name: RouteName, answer: unknown) => boolean;
  /** Whether what an account kept may be opened without the server's word that it is signed in. */
  mayResume: () => boolean;
  onRefusedVersion: (versionId: VersionId) => void;
}): OwnAnswerKeeper {
  const annotations = new KeptAnnotations();
  let moment = 0;
  let forgottenAt = -1;
  /** Lists of annotations are read and written anew one after another. */
  let listTurn: Promise<unknown> = Promise.resolve();

  return {
    moment() {
      moment += 1;
      return moment;
    },

    keep(name, input, answer, askedAt) {
      // Asked before somebody signed out: it would come to lie in an empty house, or in the next account's.
      if (askedAt <= forgottenAt || !mayKeep(name, answer)) return;
      if (name === 'annotations.put' || name === 'annotations.remove') amend(name, input, answer);
      else if (name === 'annotations.list') keepList(input, answer, askedAt);
      else if (isKept(name, input)) void write(name, input, answer).catch(() => undefined);
    },

    async find(name, input): Promise<KeptAnswer | null> {
      if (!KEPT.has(name)) return null;
      if (mayResume()) await store.resume();
      if (name === 'annotations.list') await listTurn;
      return (await read(name, input)) ?? (name === 'meetings.list' ? fromAll(input) : null);
    },

    refused(name, input, error) {
      if (!isTaken(error)) return;
      if (isKept(name, input)) void store.remove([nameOf(name, input)]).catch(() => undefined);
      const versionId = versionOf(input);
      if (versionId && READING.has(name)) onRefusedVersion(versionId);
    },

    forget() {
      forgottenAt = moment;
      annotations.forget();
    },
  };

  /** The server has taken a change of an annotation: the kept list of its version has it, too. */
  function amend(name: RouteName, { params }: Parts, answer: unknown): void {
    const { versionId, annotationId } = params as Change;
    const annotation = name === 'annotations.put' ? (answer as Answer<'annotations.put'>) : null;
    moment += 1;
    const at = moment;
    annotations.note(versionId, annotationId, { at, annotation });
    inListTurn(async () => {
      const input = { params: { versionId } } as Parts;
      const kept = await read('annotations.list', input);
      if (!kept) return;
      const listed = annotations.over(versionId, kept.answer as Answer<'annotations.list'>, at);
      await store.write(jsonRecord(nameOf('annotations.list', input), { ...kept, answer: listed }));
    });
  }

  function keepList(input: Parts, answer: unknown, askedAt: number): void {
    const versionId = versionOf(input);
    if (!versionId) return;
    inListTurn(() => {
      const listed = answer as Answer<'annotations.list'>;
      return write('annotations.list', input, annotations.over(versionId, listed, askedAt));
    });
  }

  function inListTurn(act: () => Promise<void>): void {
    listTurn = listTurn.then(act).catch(() => undefined);
  }

  async function read(name: RouteName, input: Parts): Promise<KeptAnswer | null> {
    return (await store.readJson(nameOf(name, input))) as KeptAnswer | null;
  }

  async function fromAll({ query }: Parts): Promise<KeptAnswer | null> {
    const all = await read('meetings.list', ALL_MINE);
    return (
      all && { ...all, answer: pickMeetings(all.answer as Answer<'meetings.list'>, query ?? {}) }
    );
  }

  async function write(name: RouteName, input: Parts, answer: unknown): Promise<void> {
    if (name === 'account.me') await store.begin((answer as { userId: UserId }).userId);
    await store.write(jsonRecord(nameOf(name, input), { answer, at: now() } satisfies KeptAnswer));
  }
}

/** Whether a refusal says that the thing is not there for this reader any more, and not only that now is not the time. */
function isTaken({ code, reason }: ApiError): boolean {
  return code === 'NOT_FOUND' || (code === 'FORBIDDEN' && reason !== 'must-change-password');
}

/** The names of all answers that are about a version, or a meeting. */
export async function answersAbout(store: KeptStore, id: VersionId | MeetingId): Promise<string[]> {
  const names = await store.names(PREFIX);
  return names.filter((name) => name.includes(id));
}

/** Forgets what was answered about a meeting alone; lists of meetings are asked for anew with the next contact. */
export async function dropAnswersAbout(store: KeptStore, meetingId: MeetingId): Promise<void> {
  await store.remove(await answersAbout(store, meetingId));
}

/** Forgets all answers but the one that says who uses the device. */
export async function dropAllAnswers(store: KeptStore): Promise<void> {
  const names = await store.names(PREFIX);
  await store.remove(names.filter((name) => !name.startsWith(`${PREFIX}account.me/`)));
}

/** Forgets answers that are older than a moment, in ms since 1970. */
export async function dropOldAnswers(store: KeptStore, before: number): Promise<void> {
  for (const name of await store.names(PREFIX)) {
    const kept = (await store.readJson(name)) as KeptAnswer | null;
    if (!kept || kept.at < before) await store.remove([name]);
  }
}

/** What was typed to search is nobody's business, and seldom asked twice. */
function isKept(name: RouteName, { query }: Parts): boolean {
  return KEPT.has(name) && !(query && 'q' in query && query.q);
}

function nameOf(name: RouteName, { params, query }: Parts): string {
  return `${PREFIX}${name}/${written(params)}${written(query)}`;
}

/** The same text for the same values, in whatever order they come; what is not set is left out. */
function written(values: object | undefined): string {
  const set = Object.entries(values ?? {}).filter(([, value]) => value !== undefined);
  return JSON.stringify(set.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function versionOf({ params }: Parts): VersionId | null {
  return params && 'versionId' in params ? (params.versionId as VersionId) : null;
}
