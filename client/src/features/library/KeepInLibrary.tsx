import { IconBooks, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import classes from './Library.module.css';
import { useKeeping } from './use-keeping.tsx';

/** Keeps a meeting's document in the library; nothing for who keeps no library, and for what stays in the house. */
export function KeepInLibrary({ document }: { document: MeetingDocument }) {
  const { t } = useTranslation('library');
  const { ask, isKept, sheet } = useKeeping(document);
  if (isKept) return <KeptInLibrary />;
  if (!ask) return null;
  return (
    <>
      <Button
        size="small"
        icon={<IconBooks size={18} aria-hidden="true" />}
        aria-label={t('keep.openFor', { title: document.title })}
        onClick={ask}
      >
        {t('keep.open')}
      </Button>
      {sheet}
    </>
  );
}

/** Says that a document was kept in the library just now. */
export function KeptInLibrary() {
  const { t } = useTranslation('library');
  return (
    <span className={classes.added} role="status">
      <IconCheck size={18} aria-hidden="true" />
      {t('keep.done')}
    </span>
  );
}
