import { useQuery } from '@tanstack/react-query';
import { read } from '#client/api/query.ts';
import type { VersionEntry } from '#contract/http/versions.ts';
import type { DocumentId, VersionId } from '#contract/ids.ts';

/** How often it is asked whether there is a newer version. */
const LOOK_AGAIN_MS = 10_000;

/** A version that can be read, among those of its document. */
export type ReadableVersion = VersionEntry & { progress: { state: 'ready' } };

/** The readable versions of the document that a version belongs to, newest first, and the version itself among them. */
export type Versions = { all: ReadableVersion[]; own: ReadableVersion; older: ReadableVersion[] };

/** Reads which versions there are; null until they are known, and where they are not asked for. */
export function useVersions(versionId: VersionId, on: boolean): Versions | null {
  const document = useQuery({ ...read('versions.get', { params: { versionId } }), enabled: on });
  const documentId = document.data?.documentId ?? ('' as DocumentId);
  const versions = useQuery({
    ...read('documents.versions', { params: { documentId } }),
    enabled: on && document.isSuccess,
    // A version that came a moment ago must not be missing.
    staleTime: 0,
    // Who reads on is told of the next one, too.
    refetchInterval: LOOK_AGAIN_MS,
  });
  const all = versions.data?.filter(isReadable) ?? [];
  const own = all.find((version) => version.versionId === versionId);
  return own ? { all, own, older: all.filter(({ number }) => number < own.number) } : null;
}

function isReadable(version: VersionEntry): version is ReadableVersion {
  return version.progress.state === 'ready';
}
