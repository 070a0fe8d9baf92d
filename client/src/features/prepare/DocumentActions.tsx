import {
  IconArrowsSort,
  IconBooks,
  IconDownload,
  IconEye,
  IconHistory,
  IconListDetails,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isFileKept } from '#client/features/documents/is-file-kept.ts';
import { useHandOutActs } from '#client/features/hand-out/use-hand-out-acts.tsx';
import { KeptInLibrary } from '#client/features/library/KeepInLibrary.tsx';
import { useKeeping } from '#client/features/library/use-keeping.tsx';
import buttonClasses from '#client/ui/Button.module.css';
import { type MenuAct, MoreMenu } from '#client/ui/MoreMenu.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import classes from './Documents.module.css';
import { FileChooser } from './FileChooser.tsx';

/** What is being done with a document. */
export type DocumentMode =
  | 'shown'
  | 'describing'
  | 'ordering'
  | 'renaming'
  | 'removing'
  | 'versions';

/** What can be done with a document: read it and replace its file at once, the rest in words behind a button. */
export function DocumentActions({
  document,
  meeting,
  onMode,
  onChanged,
  onReplace,
}: {
  document: MeetingDocument;
  meeting: Meeting;
  onMode: (mode: DocumentMode) => void;
  onChanged: () => void;
  onReplace: (file: File) => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tDocuments } = useTranslation('documents');
  const { t: tLibrary } = useTranslation('library');
  const { t: tCommon } = useTranslation('common');
  const handOut = useHandOutActs(document, meeting, onChanged);
  const keeping = useKeeping(document);
  const { t: tVersions } = useTranslation('versions');
  const { title, progress, newer, versionId } = document;
  const newest = newer?.progress ?? progress;
  const acts: MenuAct[] = [
    {
      text: tDocuments('acts.details'),
      icon: <IconListDetails size={20} aria-hidden="true" />,
      onChoose: () => onMode('describing'),
    },
    {
      text: tVersions('list.act'),
      icon: <IconHistory size={20} aria-hidden="true" />,
      onChoose: () => onMode('versions'),
    },
    ...handOut.acts,
    ...(!isFileKept(progress)
      ? []
      : [
          {
            text: tDocuments('acts.original'),
            icon: <IconDownload size={20} aria-hidden="true" />,
            download: `/api/versions/${versionId}/original`,
          },
        ]),
    {
      text: tDocuments('acts.rename'),
      icon: <IconPencil size={20} aria-hidden="true" />,
      onChoose: () => onMode('renaming'),
    },
    {
      text: tDocuments('acts.order'),
      icon: <IconArrowsSort size={20} aria-hidden="true" />,
      onChoose: () => onMode('ordering'),
    },
    ...(keeping.ask
      ? [
          {
            text: tLibrary('keep.open'),
            icon: <IconBooks size={20} aria-hidden="true" />,
            onChoose: keeping.ask,
          },
        ]
      : []),
    {
      text: tCommon('remove'),
      icon: <IconTrash size={20} aria-hidden="true" />,
      isDanger: true,
      onChoose: () => onMode('removing'),
    },
  ];
  return (
    <span className={classes.actions}>
      {keeping.isKept && <KeptInLibrary />}
      {progress.state === 'ready' && (
        <Link
          to={`/tai-lieu/${versionId}`}
          className={`${buttonClasses.button} ${buttonClasses.quiet} ${buttonClasses.icon}`}
          aria-label={t('documents.open', { title })}
          title={t('documents.open', { title })}
        >
          <IconEye size={20} aria-hidden="true" />
        </Link>
      )}
      {newest.state !== 'failed' && (
        <FileChooser
          label={`${t('documents.replace')}: ${title}`}
          compact
          multiple={false}
          onFiles={([file]) => file && onReplace(file)}
        />
      )}
      <MoreMenu about={title} acts={acts} />
      {handOut.sheet}
      {keeping.sheet}
    </span>
  );
}
