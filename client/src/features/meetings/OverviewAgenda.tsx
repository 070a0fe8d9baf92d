import { IconDownload, IconFileText, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isFileKept } from '#client/features/documents/is-file-kept.ts';
import { abstractBeside, factsOf } from '#client/features/documents/reference.ts';
import { HandOutState } from '#client/features/hand-out/HandOutState.tsx';
import { useSubstituteOf } from '#client/features/invitations/use-stands-for.ts';
import { KeepInLibrary } from '#client/features/library/KeepInLibrary.tsx';
import { KeptMark } from '#client/features/offline/KeptMark.tsx';
import { KeptSummary } from '#client/features/offline/KeptSummary.tsx';
import { PacketButton } from '#client/features/packet/PacketButton.tsx';
import { LateBadge } from '#client/features/papers/LateBadge.tsx';
import { ButtonLink } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import classes from './MeetingOverview.module.css';

/** The agenda with its documents, to be read before and after the meeting. */
export function OverviewAgenda({
  meeting,
  unitNames,
}: {
  meeting: Meeting;
  unitNames: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('meetings');
  const mayTake =
    meeting.may.includes('document.read') &&
    meeting.items.some(({ documents }) =>
      documents.some(({ progress, isInternal }) => progress.state === 'ready' && !isInternal),
    );
  const { t: tDocuments } = useTranslation('documents');
  const substituteOf = useSubstituteOf();
  const people = new Map(meeting.participants.map((person) => [person.userId, person]));
  return (
    <Card title={t('overview.agenda')}>
      {meeting.items.length === 0 && <p className={classes.none}>{t('overview.noAgenda')}</p>}
      <ol className={classes.items}>
        {meeting.items.map((item) => {
          const presenter = item.presenterId === null ? null : people.get(item.presenterId);
          const roomPapers = item.roomPapers ?? [];
          const unit = item.unitId === null ? null : unitNames.get(item.unitId);
          return (
            <li key={item.itemId}>
              <div>
                <h3 className={classes.itemTitle}>{item.title}</h3>
                <p className={classes.itemFacts}>
                  {presenter && (
                    <span>
                      {t('overview.presenter', { name: presenter.name })}
                      {presenter.replaces && ` · ${substituteOf(presenter)}`}
                    </span>
                  )}
                  {unit && <span>{t('overview.preparedBy', { name: unit })}</span>}
                  {item.minutesPlanned !== null && (
                    <span>{t('overview.minutes', { count: item.minutesPlanned })}</span>
                  )}
                </p>
                {item.documents.length + roomPapers.length > 0 && (
                  <ul className={classes.papers}>
                    {item.documents.map((document) => (
                      <li key={document.documentId}>
                        <Paper
                          document={document}
                          isOver={meeting.phase === 'ended'}
                          mayRead={meeting.may.includes('document.read')}
                        />
                      </li>
                    ))}
                    {roomPapers.map(({ roomPaperId, title, note }) => (
                      <li key={roomPaperId} className={classes.paper}>
                        <IconPrinter size={22} aria-hidden="true" />
                        <span className={classes.paperText}>
                          {title}
                          <small>
                            {tDocuments('roomPaper')}
                            {note && `. ${note}`}
                          </small>
                        </span>
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      <KeptSummary documents={meeting.items.flatMap(({ documents }) => documents)} />
      {mayTake && <PacketButton meetingId={meeting.meetingId} />}
    </Card>
  );
}

function Paper({
  document,
  isOver,
  mayRead,
}: {
  document: MeetingDocument;
  isOver: boolean;
  mayRead: boolean;
}) {
  const { t } = useTranslation('meetings');
  const { t: tDocuments } = useTranslation('documents');
  const { progress, details } = document;
  const facts = factsOf(details, tDocuments);
  const abstract = abstractBeside(document);
  const original = `/api/versions/${document.versionId}/original`;
  return (
    <div className={classes.paper}>
      <IconFileText size={22} aria-hidden="true" />
      <span className={classes.paperText}>
        {document.title}
        {facts.length > 0 && <small>{facts.join(' · ')}</small>}
        {abstract && <small>{abstract}</small>}
        <small>
          {progress.state === 'ready'
            ? t('overview.pages', { count: progress.pageCount })
            : document.fileName}
        </small>
        <KeptMark document={document} />
        <HandOutState document={document} />
        {document.late && <LateBadge late={document.late} />}
      </span>
      {progress.state !== 'ready' && (
        <Pill tone="warn">
          {t(progress.state === 'failed' ? 'overview.failed' : 'overview.notReady')}
        </Pill>
      )}
      {mayRead && isOver && <KeepInLibrary document={document} />}
      {mayRead && progress.state === 'ready' && (
        <ButtonLink
          size="small"
          to={`/tai-lieu/${document.versionId}`}
          aria-label={`${t('overview.read')}: ${document.title}`}
        >
          {t('overview.read')}
        </ButtonLink>
      )}
      {mayRead && isFileKept(progress) && progress.state !== 'ready' && (
        <ButtonLink
          size="small"
          to={original}
          reloadDocument
          download
          aria-label={`${t('overview.original')}: ${document.title}`}
          icon={<IconDownload size={18} aria-hidden="true" />}
        />
      )}
    </div>
  );
}
