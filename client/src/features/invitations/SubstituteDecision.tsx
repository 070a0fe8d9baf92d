import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, type Input } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { StandIn } from '#contract/http/invitations.ts';
import classes from './Invitations.module.css';
import { useAnswering } from './use-answering.ts';

type Deciding = Input<'invitations.decide'>;

const SHORTEST_REASON = 3;

/** Accepts the substitute whom somebody named, or refuses with the reason. */
export function SubstituteDecision({
  params,
  substitute,
}: {
  params: Deciding['params'];
  substitute: StandIn;
}) {
  const { t } = useTranslation('invitations');
  const [isRefusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { userId: substituteId, name } = substitute;
  const shown = read('invitations.list', { params: { meetingId: params.meetingId } });
  const deciding = useAnswering(shown, (body: Deciding['body']) =>
    call('invitations.decide', { params, body }),
  );
  const isMissing = reason.trim().length < SHORTEST_REASON;
  return (
    <div className={classes.decision}>
      <Button
        size="small"
        icon={<IconCheck size={18} aria-hidden="true" />}
        aria-label={t('list.approveFor', { name })}
        loading={deciding.isPending && !isRefusing}
        onClick={() => deciding.mutate({ decision: 'approved', substituteId })}
      >
        {t('list.approve')}
      </Button>
      <Button
        size="small"
        look="quiet"
        icon={<IconX size={18} aria-hidden="true" />}
        aria-label={t('list.refuseFor', { name })}
        onClick={() => setRefusing(true)}
      >
        {t('list.refuse')}
      </Button>
      {!isRefusing && <ErrorNotice error={deciding.error} />}
      <ConfirmDialog
        open={isRefusing}
        title={t('list.refuseTitle', { name })}
        confirm={t('list.refuse')}
        danger
        busy={deciding.isPending}
        error={deciding.error}
        onConfirm={() => {
          setAsked(true);
          if (!isMissing)
            deciding.mutate({ decision: 'refused', substituteId, reason: reason.trim() });
        }}
        onClose={() => setRefusing(false)}
      >
        <p>{t('list.refuseText')}</p>
        <TextAreaField
          label={t('list.refuseReason')}
          required
          maxLength={300}
          value={reason}
          error={isAsked && isMissing ? t('sheet.reasonMissing') : null}
          onChange={({ target }) => setReason(target.value)}
        />
      </ConfirmDialog>
    </div>
  );
}
