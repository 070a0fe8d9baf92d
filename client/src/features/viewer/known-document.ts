import type { QueryClient } from '@tanstack/react-query';
import type { Answer } from '#client/api/call.ts';
import type { AnyDocument } from '#contract/http/documents.ts';
import type { VersionId } from '#contract/ids.ts';

/** What a meeting that was looked at has told of a version, so that its pages can be asked for at once; undefined: nothing. */
export function knownDocument(cache: QueryClient, versionId: VersionId): AnyDocument | undefined {
  return cache
    .getQueriesData<Answer<'meetings.get'>>({ queryKey: ['meetings.get'] })
    .flatMap(([, meeting]) => meeting?.items ?? [])
    .flatMap(({ documents }) => documents)
    .find((document) => document.versionId === versionId);
}
