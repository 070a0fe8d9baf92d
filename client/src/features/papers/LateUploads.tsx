import type { Uploads } from '#client/features/prepare/use-uploads.ts';
import { LateReasonSheet } from './LateReasonSheet.tsx';

/** Asks once for the reason of all files that came after the papers were due, and sends them again with it. */
export function LateUploads({ uploads }: { uploads: Uploads }) {
  const late = uploads.pending.filter(({ progress }) => progress.state === 'late');
  if (late.length === 0) return null;
  return (
    <LateReasonSheet
      names={late.map(({ file }) => file.name)}
      onSend={(reason) => {
        for (const entry of late) uploads.retry(entry, reason);
      }}
      onDrop={() => {
        for (const { key } of late) uploads.dismiss(key);
      }}
    />
  );
}
