import type { VersionId } from '#contract/ids.ts';
import { errorFromAnswer, offlineError } from './api-error.ts';

/** Fetches the whole PDF of a version. Throws `ApiError`, also without a line. */
export async function fetchPdf(versionId: VersionId): Promise<ArrayBuffer> {
  const answer = await fetch(`/api/versions/${versionId}/pdf`).catch((cause: unknown) => {
    throw offlineError(cause);
  });
  if (!answer.ok) throw errorFromAnswer(answer.status, await answer.text());
  return answer.arrayBuffer();
}
