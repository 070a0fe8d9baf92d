import type { VersionId } from '#contract/ids.ts';

const key = (versionId: VersionId) => `version-notice/${versionId}`;

/** Whether the reader has closed the notice of a new version on this device. */
export function isNoticeClosed(versionId: VersionId): boolean {
  try {
    return localStorage.getItem(key(versionId)) !== null;
  } catch {
    return false;
  }
}

/** Keeps it closed. */
export function rememberNoticeClosed(versionId: VersionId): void {
  try {
    localStorage.setItem(key(versionId), 'closed');
  } catch {
    // A full or shut storage: it is told once more.
  }
}
