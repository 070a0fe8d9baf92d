import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { useAskedDocument } from '#client/features/documents/use-asked-document.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckField } from '#client/ui/Field.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { HandOut } from '#contract/hand-out.ts';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { AudienceFields } from './AudienceFields.tsx';
import classes from './HandOut.module.css';
import { draftOf, handOutOf } from './hand-out-draft.ts';
import { MomentFields } from './MomentFields.tsx';

/** Says who may read a document, when, and whether it stays in the house. What was chosen stays when somebody else was quicker. */
export function HandOutSheet({
  document,
  handOut,
  meeting,
  onDone,
  onClose,
}: {
  document: MeetingDocument;
  handOut: HandOut;
  meeting: Pick<Meeting, 'participants' | 'sites'>;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('handOut');
  const { t: tCommon } = useTranslation('common');
  const [draft, setDraft] = useState(() => draftOf(handOut));
  const { asked, send } = useAskedDocument(document);
  const params = { documentId: document.documentId };
  const outcome = handOutOf(draft);
  const problem = 'problem' in outcome ? outcome.problem : null;
  const save = useMutation({
    mutationFn: (chosen: HandOut) =>
      send((version) => call('documents.handOut', { params, body: { version, handOut: chosen } })),
    onSuccess: onDone,
  });
  return (
    <Sheet
      open
      wide
      onClose={onClose}
      title={t('sheet.title', { title: document.title })}
      footer={
        <>
          {problem && (
            <span className={classes.problem} role="status">
              {t(`problem.${problem}`)}
            </span>
          )}
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button
            look="primary"
            disabled={problem !== null}
            loading={save.isPending}
            onClick={() => 'problem' in outcome || save.mutate(outcome)}
          >
            {tCommon('save')}
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        <section>
          <h3>{t('audience.title')}</h3>
          <SegmentedChoice
            label={t('audience.title')}
            value={draft.isForAll ? 'all' : 'some'}
            choices={[
              { value: 'all', label: t('audience.all') },
              { value: 'some', label: t('audience.some') },
            ]}
            onChange={(choice) => setDraft({ ...draft, isForAll: choice === 'all' })}
          />
          {!draft.isForAll && (
            <AudienceFields
              audience={draft.audience}
              meeting={meeting}
              onChange={(audience) => setDraft({ ...draft, audience })}
            />
          )}
        </section>
        <section>
          <h3>{t('time.title')}</h3>
          <MomentFields
            label={t('time.from')}
            moment={draft.readFrom}
            onChange={(readFrom) => setDraft({ ...draft, readFrom })}
          />
          <MomentFields
            label={t('time.until')}
            moment={draft.readUntil}
            onChange={(readUntil) => setDraft({ ...draft, readUntil })}
          />
        </section>
        <section>
          <h3>{t('internal.title')}</h3>
          <CheckField
            label={t('internal.label')}
            checked={draft.isInternal}
            onChange={(event) => setDraft({ ...draft, isInternal: event.target.checked })}
          />
          <p className={classes.hint}>{t('internal.text')}</p>
        </section>
        {asked.version !== document.version && <Notice tone="warn">{t('sheet.again')}</Notice>}
        <ErrorNotice error={save.error} />
      </div>
    </Sheet>
  );
}
