import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchPdf } from '#client/api/fetch-pdf.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { UserId } from '#contract/ids.ts';
import type { AnnotationStore, PrivateAnnotation } from '../notes/annotation-store.ts';
import type { PageSource } from '../page-source.ts';
import type { ViewedVersion } from '../viewer-props.ts';
import classes from './NotesFile.module.css';
import { saveFile } from './save-file.ts';

/** The largest file that notes are read from, in bytes. */
const LARGEST_IMPORT = 100 * 1024 * 1024;

/** Takes one's notes out of the product, and others in: both happen in the browser, for the server can't read them. */
export function NotesFile({
  open,
  onClose,
  pdf,
  version,
  readerId,
  annotations,
  store,
  mayDownload,
}: {
  open: boolean;
  onClose: () => void;
  pdf: Pick<PageSource, 'numPages'>;
  version: ViewedVersion;
  readerId: UserId;
  annotations: PrivateAnnotation[];
  store: AnnotationStore;
  /** Whether this reader may take the document away at all. */
  mayDownload: boolean;
}) {
  const { t } = useTranslation('notes');
  const chooser = useRef<HTMLInputElement>(null);
  const exporting = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const { exportWithInk } = await import('./export-with-ink.ts');
      const pdf = await exportWithInk(await fetchPdf(version.versionId), annotations);
      saveFile(pdf, t('file.name', version));
    },
  });
  const importing = useMutation({
    networkMode: 'always',
    mutationFn: async (file: File) => {
      if (file.size > LARGEST_IMPORT) throw new Error('The file is too large.');
      const { importNotes } = await import('./import-notes.ts');
      const salt = `${readerId}/${version.versionId}`;
      const known = new Set<string>(annotations.map(({ annotationId }) => annotationId));
      const bytes = await file.arrayBuffer();
      const found = await importNotes(bytes, { pageCount: pdf.numPages, salt, known });
      for (const annotation of found.annotations) store.put(annotation);
      return { ...found, added: found.annotations.length };
    },
  });
  const result = importing.data;
  return (
    <Sheet open={open} onClose={onClose} title={t('file.title')}>
      <div className={classes.parts}>
        {mayDownload && (
          <section className={classes.part}>
            <p>{t('file.exportLead')}</p>
            <Button
              icon={<IconFileExport size={20} aria-hidden="true" />}
              loading={exporting.isPending}
              onClick={() => exporting.mutate()}
            >
              {t('file.export')}
            </Button>
            {exporting.isError && <Notice tone="error">{t('file.exportFailed')}</Notice>}
          </section>
        )}
        <section className={classes.part}>
          <p>{t('file.importLead')}</p>
          <Button
            icon={<IconFileImport size={20} aria-hidden="true" />}
            loading={importing.isPending}
            onClick={() => chooser.current?.click()}
          >
            {t('file.import')}
          </Button>
          <input
            ref={chooser}
            type="file"
            accept="application/pdf,.pdf"
            aria-label={t('file.import')}
            hidden
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) importing.mutate(file);
              event.currentTarget.value = '';
            }}
          />
          {importing.isError && <Notice tone="error">{t('file.importFailed')}</Notice>}
          {result && (
            <Notice tone={result.added > 0 ? 'ok' : 'info'}>
              <p>{t('file.added', { count: result.added })}</p>
              {result.again > 0 && <p>{t('file.again', { count: result.again })}</p>}
              {result.beyond > 0 && <p>{t('file.beyond', { count: result.beyond })}</p>}
              {result.unread > 0 && <p>{t('file.unread', { count: result.unread })}</p>}
            </Notice>
          )}
        </section>
      </div>
    </Sheet>
  );
}
