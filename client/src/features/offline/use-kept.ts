import { useSyncExternalStore } from 'react';
import type { KeepingSettings } from '#client/offline/keeping-settings.ts';
import { isWhole, type KeptView } from '#client/offline/kept-documents.ts';
import { offline } from '#client/offline/offline.ts';
import type { VersionId } from '#contract/ids.ts';

/** How a document stands to this device; null: it is not to be kept, and nothing need be said. */
export type KeptState = 'kept' | 'coming' | 'internal' | null;

/** A document as far as its keeping depends on it. */
export type Keepable = { versionId: VersionId; isInternal?: boolean | undefined };

/** What this device keeps of documents. */
export function useKept(): KeptView {
  return useSyncExternalStore(offline.documents.subscribe, offline.documents.view);
}

/** What the account sets about documents here; null: none are kept for it. */
export function useKeepingSettings(): KeepingSettings | null {
  return useSyncExternalStore(offline.subscribe, offline.settings);
}

/** How a document stands to this device. */
export function keptState(
  { versions, wanted }: KeptView,
  { versionId, isInternal }: Keepable,
): KeptState {
  if (isInternal) return 'internal';
  const kept = versions.get(versionId);
  if (kept && isWhole(kept)) return 'kept';
  return kept || wanted.has(versionId) ? 'coming' : null;
}
