import type { Commenting } from '#client/features/comments/use-commenting.ts';
import { latePart } from '#client/ui/late-part.tsx';
import type { UserId } from '#contract/ids.ts';
import { PanelWaiting } from './PanelWaiting.tsx';
import type { PageSource } from './page-source.ts';
import { SearchPanel } from './search/SearchPanel.tsx';
import type { useSearch } from './search/use-search.ts';
import type { VersionPanel } from './versions/use-version-panel.ts';
import type { DocumentViewerProps } from './viewer-props.ts';

const ThumbnailPanel = latePart(
  async () => (await import('./thumbnails/ThumbnailPanel.tsx')).ThumbnailPanel,
  PanelWaiting,
);
const CommentsPanel = latePart(
  async () => (await import('#client/features/comments/CommentsPanel.tsx')).CommentsPanel,
  PanelWaiting,
);
const ChangesPanel = latePart(
  async () => (await import('./versions/ChangesPanel.tsx')).ChangesPanel,
  PanelWaiting,
);

/** The panels beside the page. */
export type PanelName = 'search' | 'thumbnails' | 'changes' | 'comments';

/** The panel that is open; what is written into at once is there from the first, the others come late. */
export function ViewerPanel({
  name,
  pdf,
  page,
  onPage,
  search,
  commenting,
  versions,
  readerId,
  onClose,
}: {
  name: PanelName;
  pdf: PageSource;
  page: number;
  onPage: DocumentViewerProps['onPage'];
  search: ReturnType<typeof useSearch>;
  commenting: Commenting;
  versions: VersionPanel | null;
  readerId: UserId;
  onClose: () => void;
}) {
  switch (name) {
    case 'thumbnails':
      return onPage && <ThumbnailPanel pdf={pdf} page={page} onPage={onPage} onClose={onClose} />;
    case 'search':
      return (
        <SearchPanel
          query={search.query}
          state={search.state}
          current={search.current}
          pageCount={pdf.numPages}
          onQuery={search.look}
          onHit={search.goTo}
          onClose={onClose}
        />
      );
    case 'comments':
      return (
        <CommentsPanel
          commenting={commenting}
          selfId={readerId}
          page={page}
          onPage={onPage}
          onClose={onClose}
        />
      );
    case 'changes':
      return (
        versions && <ChangesPanel panel={versions} page={page} onPage={onPage} onClose={onClose} />
      );
  }
}
