import { useState } from 'react';
import type { UserId, VersionId } from '#contract/ids.ts';
import { type CarriedNotes, useCarriedNotes } from '../carry/use-carried-notes.ts';
import type { AnnotationStore } from '../notes/annotation-store.ts';
import { isNoticeClosed, rememberNoticeClosed } from './closed-notices.ts';
import { type Changes, useChanges } from './use-changes.ts';
import { type ReadableVersion, useVersions, type Versions } from './use-versions.ts';

/** Everything that the viewer shows of versions: which there are, what changed since the chosen one, and what became of one's notes. */
export type VersionPanel = {
  versions: Versions;
  /** The older version that is compared with; null: this is the first. */
  since: ReadableVersion | null;
  onSince: (versionId: VersionId) => void;
  changes: Changes | null;
  marked: boolean;
  onMarked: (marked: boolean) => void;
  notes: CarriedNotes;
  /** What the reader is told unasked; null: nothing, or the reader has closed it. */
  notice: 'old' | 'new' | null;
  closeNotice: () => void;
};

/** Reads all of this for an open document; null while it has but one version, or none is known yet. */
export function useVersionPanel(options: {
  versionId: VersionId;
  readerId: UserId;
  /** null: one's notes are not open here, so that none are carried. */
  store: AnnotationStore | null;
  on: boolean;
}): VersionPanel | null {
  const { versionId, readerId, store, on } = options;
  const versions = useVersions(versionId, on);
  const [chosen, setChosen] = useState<VersionId | null>(null);
  const [marked, setMarked] = useState(false);
  const [closed, setClosed] = useState(() => isNoticeClosed(versionId));
  const older = versions?.older ?? [];
  const opened = older.filter(({ openedAt }) => openedAt !== null);
  const since = older.find((one) => one.versionId === chosen) ?? opened[0] ?? older[0] ?? null;
  const changes = useChanges(versionId, since?.versionId ?? null);
  const task = opened.length > 0 ? { versionId, older: opened.map(nameOf) } : null;
  const notes = useCarriedNotes(task, readerId, store);
  if (!versions || versions.all.length < 2) return null;
  const isOld = versions.all[0]?.versionId !== versionId;
  const notice = isOld ? 'old' : opened.length > 0 && !closed ? 'new' : null;
  return {
    versions,
    since,
    onSince: setChosen,
    changes,
    marked,
    onMarked: setMarked,
    notes,
    notice,
    closeNotice: () => {
      rememberNoticeClosed(versionId);
      setClosed(true);
    },
  };
}

function nameOf({ versionId, number }: ReadableVersion) {
  return { versionId, number };
}
