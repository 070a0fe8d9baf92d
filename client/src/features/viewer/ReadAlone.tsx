import { useMe } from '#client/api/session.ts';
import type { AnyDocument } from '#contract/http/documents.ts';
import type { VersionId } from '#contract/ids.ts';
import { DocumentViewer } from './DocumentViewer.tsx';
import type { DocumentViewerProps, ViewedVersion } from './viewer-props.ts';

/** A version that one reads alone: nobody presents, and nothing is shared. Where it is `bare` it is for looking, without one's own notes. */
export function ReadAlone(
  props: Pick<DocumentViewerProps, 'version' | 'page' | 'onPage' | 'find' | 'mayDownload'> & {
    bare?: boolean;
  },
) {
  const { userId } = useMe();
  const { bare = false } = props;
  return (
    <DocumentViewer
      {...props}
      readerId={userId}
      sharedInk={[]}
      drawing={[]}
      presenterPointer={null}
      presenterRegion={null}
      onSharedStroke={null}
      onRemoveSharedStroke={null}
      onSignal={null}
      annotate={!bare}
      bare={bare}
    />
  );
}

/** A version of a document as the viewer takes it. */
export function viewedVersion(
  versionId: VersionId,
  { title, isInternal, progress }: AnyDocument,
): ViewedVersion {
  const pageCount = progress.state === 'ready' ? progress.pageCount : null;
  return { versionId, title, isInternal, pageCount };
}
