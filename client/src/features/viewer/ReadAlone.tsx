import { useMe } from '#client/api/session.ts';
import type { AnyDocument } from '#contract/http/documents.ts';
import type { VersionId } from '#contract/ids.ts';
import { DocumentViewer } from './DocumentViewer.tsx';
import { mayDownload } from './may-download.ts';

/** A version that one reads alone, with one's own notes: nobody presents, and nothing is shared. */
export function ReadAlone({
  versionId,
  document,
  page,
  onPage,
  find,
}: {
  versionId: VersionId;
  document: AnyDocument;
  page: number;
  onPage: (page: number) => void;
  find?: string | undefined;
}) {
  const me = useMe();
  const { title, progress } = document;
  return (
    <DocumentViewer
      version={{
        versionId,
        title,
        isInternal: document.isInternal,
        pageCount: progress.state === 'ready' ? progress.pageCount : null,
      }}
      readerId={me.userId}
      find={find}
      page={page}
      onPage={onPage}
      sharedInk={[]}
      drawing={[]}
      presenterPointer={null}
      presenterRegion={null}
      onSharedStroke={null}
      onRemoveSharedStroke={null}
      onSignal={null}
      annotate
      mayDownload={mayDownload(document)}
      bare={false}
    />
  );
}
