import type { Answer } from '#client/api/call.ts';
import type { AnswerKeeper, KeptAnswer } from '#client/api/kept-answers.ts';
import type { Parts } from '#client/api/request.ts';
import type { RouteName } from '#contract/http/routes.ts';
import type { UserId, VersionId } from '#contract/ids.ts';
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

/**
 * Keeps answers of the listed routes, sealed, under their question. `account.me` says whose they are. A refusal takes away what was
 * kept of the question, and tells of the version that it was about.
 */
export function createAnswerKeeper({
  store,
  now,
  onRefusedVersion,
}: {
  store: KeptStore;
  now: () => number;
  onRefusedVersion: (versionId: VersionId) => void;
}): AnswerKeeper {
  return {
    keep(name, input, answer) {
      if (isKept(name, input)) void write(name, input, answer).catch(() => undefined);
    },

    async find(name, input): Promise<KeptAnswer | null> {
      if (!KEPT.has(name)) return null;
      await store.resume();
      return (await read(name, input)) ?? (name === 'meetings.list' ? fromAll(input) : null);
    },

    refused(name, input) {
      if (isKept(name, input)) void store.remove([nameOf(name, input)]).catch(() => undefined);
      const versionId = versionOf(input);
      if (versionId && name.startsWith('versions.')) onRefusedVersion(versionId);
    },
  };

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

/** The names of all answers that are about a version. */
export async function answersAbout(store: KeptStore, versionId: VersionId): Promise<string[]> {
  const names = await store.names(PREFIX);
  return names.filter((name) => name.includes(versionId));
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
