import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { useMergingSave } from '#client/features/prepare/use-merging-save.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { AnyDocument } from '#contract/http/documents.ts';
import classes from './Details.module.css';
import { DetailsConflict } from './DetailsConflict.tsx';
import { DetailsFields } from './DetailsFields.tsx';
import {
  type DetailsDraft,
  problemsOf,
  suggestedChange,
  toDescription,
  toDraft,
} from './details-draft.ts';
import { citationOf } from './reference.ts';

/** Describes a document: what its file says of itself is offered and never taken unasked; what two write at once is shown. */
export function DetailsSheet({
  document,
  onDone,
  onClose,
}: {
  document: AnyDocument;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('documents');
  const { t: tCommon } = useTranslation('common');
  const formId = useId();
  const params = { documentId: document.documentId };
  const [base] = useState(() => ({ value: toDraft(document), version: document.version }));
  const [draft, setDraft] = useState(base.value);
  const kinds = useQuery(read('documentKinds.list', {})).data ?? [];
  const units = useQuery(read('units.list', {})).data ?? [];
  const suggestion = useQuery(read('documents.suggestion', { params })).data;
  const offered = suggestedChange(draft, suggestion);
  const saving = useMergingSave<DetailsDraft, AnyDocument>({
    send: (value, version) =>
      call('documents.describe', { params, body: { version, ...toDescription(value) } }),
    load: async () => {
      const fresh = await call('documents.get', { params });
      return { value: toDraft(fresh), version: fresh.version };
    },
    onSaved: onDone,
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (Object.keys(problemsOf(draft)).length === 0) void saving.save(base, draft);
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={t('details.title')}
      footer={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            form={formId}
            loading={saving.state.kind === 'saving'}
          >
            {tCommon('save')}
          </Button>
        </>
      }
    >
      {offered && suggestion && (
        <div className={classes.suggestion}>
          <Notice
            title={t('details.suggested')}
            action={
              <Button size="small" onClick={() => setDraft({ ...draft, ...offered })}>
                {t('details.accept')}
              </Button>
            }
          >
            {citationOf(
              {
                ...suggestion,
                kindName: kinds.find(({ kindId }) => kindId === suggestion.kindId)?.name ?? null,
              },
              t,
            )}
          </Notice>
        </div>
      )}
      <form id={formId} onSubmit={submit} noValidate>
        <DetailsFields
          draft={draft}
          kinds={kinds}
          units={units}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
      </form>
      {saving.state.kind === 'failed' && <ErrorNotice error={saving.state.error} />}
      {saving.state.kind === 'conflict' && (
        <DetailsConflict
          merge={saving.state.merge}
          theirs={saving.state.stored.value}
          kinds={kinds}
          units={units}
          onChoose={(takeTheirs) => void saving.resolve(takeTheirs)}
          onPutAside={saving.putAside}
        />
      )}
    </Sheet>
  );
}
