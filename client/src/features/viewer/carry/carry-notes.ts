import { MAX_ANCHOR_PAGES, MAX_CARRIED } from '#contract/anchor-limits.ts';
import type { Anchors, Carried } from '#contract/http/versions.ts';
import type { AnnotationId, VersionId } from '#contract/ids.ts';
import type { PrivateAnnotation } from '../notes/annotation-store.ts';
import { carriedId } from './carried-id.ts';
import { type OlderVersion, type Source, sourcesToCarry } from './carry-sources.ts';
import { PageLinks } from './page-links.ts';
import { placeAnnotation } from './place-annotation.ts';

/** What carrying asks of the server. */
export type CarryServer = {
  /** One's annotations of a version, as they can be read here. */
  annotations(versionId: VersionId): Promise<PrivateAnnotation[]>;
  carried(versionId: VersionId): Promise<Carried[]>;
  note(versionId: VersionId, carried: Carried[]): Promise<void>;
  anchors(versionId: VersionId, since: VersionId, pages: number[]): Promise<Anchors>;
};

/** How a carrying ended. `waiting`: the versions are still being compared, it is to be tried again. */
export type CarryOutcome =
  | { state: 'waiting' }
  | {
      state: 'done';
      placed: PrivateAnnotation[];
      unplaced: Source[];
      /** Settles when the server knows what became of each; rejects when it could not be told. */
      noted: Promise<void>;
    };

/** The version that is read, and the older ones of its document that its reader has opened, newest first. */
export type CarryTask = {
  versionId: VersionId;
  older: readonly { versionId: VersionId; number: number }[];
};

/**
 * Carries one's annotations of older versions to the version that is read: each finds its words again, or is listed. What is placed
 * gets an id that follows from its old one, and `put` keeps it and settles when the server has it: only then it is noted as placed.
 * What is there already is left as it is. Nothing is taken off an older version. Throws when the line is down: then nothing is noted,
 * and the next time does it all again.
 */
export async function carryNotes(
  { versionId, older }: CarryTask,
  server: CarryServer,
  put: (annotation: PrivateAnnotation) => Promise<void>,
): Promise<CarryOutcome> {
  const [carried, ...versions] = await Promise.all([
    server.carried(versionId),
    ...older.map(async (version): Promise<OlderVersion> => {
      const [annotations, onto] = await Promise.all([
        server.annotations(version.versionId),
        server.carried(version.versionId),
      ]);
      return { ...version, annotations, carried: onto };
    }),
  ]);
  const sources = sourcesToCarry(versions, carried);
  const known = new Set(carried.map(({ annotationId }) => annotationId));
  const fresh = sources.filter(({ annotation }) => !known.has(annotation.annotationId));
  if (fresh.length === 0) {
    return { state: 'done', placed: [], unplaced: sources, noted: Promise.resolve() };
  }

  const links = await linksFor(versionId, fresh, server);
  if (!links) return { state: 'waiting' };
  const there = new Set((await server.annotations(versionId)).map((one) => one.annotationId));
  const placed = new Map<Source, PrivateAnnotation>();
  for (const source of fresh) {
    const { annotationId, page, body } = source.annotation;
    const onPage = links.get(pageKey(source.versionId, page));
    const found = onPage ? placeAnnotation(body, onPage) : null;
    if (found) placed.set(source, { annotationId: carriedId(annotationId, versionId), ...found });
  }
  const { now, onceSent } = outcomesOf(fresh, placed, there, put);
  for (let at = 0; at < now.length; at += MAX_CARRIED)
    await server.note(versionId, now.slice(at, at + MAX_CARRIED));
  const noted = noteOnceSent(onceSent, (carried) => server.note(versionId, carried));
  const unplaced = sources.filter((source) => !placed.has(source));
  return { state: 'done', placed: [...placed.values()], unplaced, noted };
}

type Sending = { carried: Carried; sent: Promise<void> };

/** What can be noted now, and what once the server has it. */
function outcomesOf(
  sources: readonly Source[],
  placed: ReadonlyMap<Source, PrivateAnnotation>,
  there: ReadonlySet<AnnotationId>,
  put: (annotation: PrivateAnnotation) => Promise<void>,
): { now: Carried[]; onceSent: Sending[] } {
  const now: Carried[] = [];
  const onceSent: Sending[] = [];
  for (const source of sources) {
    const { annotationId } = source.annotation;
    const onto = placed.get(source);
    if (!onto) now.push({ annotationId, outcome: 'unplaced' });
    else if (there.has(onto.annotationId)) now.push({ annotationId, outcome: 'placed' });
    else onceSent.push({ carried: { annotationId, outcome: 'placed' }, sent: put(onto) });
  }
  return { now, onceSent };
}

/** Notes each once it is sent; what is sent while a request is under way goes with the next. */
async function noteOnceSent(
  sendings: readonly Sending[],
  note: (carried: Carried[]) => Promise<void>,
): Promise<void> {
  const waiting: Carried[] = [];
  let noting = Promise.resolve();
  await Promise.all(
    sendings.map(async ({ carried, sent }) => {
      await sent;
      waiting.push(carried);
      noting = noting.then(() =>
        waiting.length > 0 ? note(waiting.splice(0, MAX_CARRIED)) : undefined,
      );
      await noting;
    }),
  );
}

function pageKey(versionId: VersionId, page: number): string {
  return `${versionId}/${page}`;
}

/** What finds the words of each annotated page again; null while versions are being compared. A version that can't be compared has none. */
async function linksFor(
  versionId: VersionId,
  sources: readonly Source[],
  server: CarryServer,
): Promise<Map<string, PageLinks> | null> {
  const links = new Map<string, PageLinks>();
  for (const since of new Set(sources.map((source) => source.versionId))) {
    const ofVersion = sources.filter((source) => source.versionId === since);
    const pages = [...new Set(ofVersion.map(({ annotation }) => annotation.page))];
    for (let at = 0; at < pages.length; at += MAX_ANCHOR_PAGES) {
      const some = pages.slice(at, at + MAX_ANCHOR_PAGES);
      const anchors = await server.anchors(versionId, since, some);
      if (anchors.state === 'comparing') return null;
      if (anchors.state === 'failed') break;
      for (const old of anchors.oldPages)
        links.set(pageKey(since, old.page), new PageLinks(old, anchors.newPages));
    }
  }
  return links;
}
