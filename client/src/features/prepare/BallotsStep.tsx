import { IconChecklist } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import type { AgendaItemId } from '#contract/ids.ts';
import type { PreparedBallot } from '#contract/prepared-ballot.ts';
import documentClasses from './Documents.module.css';
import { ItemBallots } from './ItemBallots.tsx';
import classes from './Prepare.module.css';
import { PreparedBallotSheet } from './PreparedBallotSheet.tsx';
import { RemoveBallot } from './RemoveBallot.tsx';
import { hashOf } from './steps.ts';
import { useBallotOrder } from './use-ballot-order.ts';

/** A prepared vote on its item; `ballot` null: a new one. */
type Opened = { itemId: AgendaItemId; ballot: PreparedBallot | null };

/** The votes by agenda item: their questions and terms are set before the meeting, and opened in it with one tap. */
export function BallotsStep({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('prepareBallots');
  const { t: tPrepare } = useTranslation('prepare');
  const [edited, setEdited] = useState<Opened | null>(null);
  const [removed, setRemoved] = useState<Opened | null>(null);
  const order = useBallotOrder(meeting.meetingId);
  if (meeting.items.length === 0)
    return (
      <Card title={tPrepare('steps.ballots')}>
        <EmptyState
          icon={<IconChecklist size={32} />}
          title={t('noItems')}
          text={t('noItemsText')}
          action={<ButtonLink to={hashOf('agenda')}>{tPrepare('documents.toAgenda')}</ButtonLink>}
        />
      </Card>
    );
  return (
    <Card title={tPrepare('steps.ballots')}>
      <p className={classes.lead}>{t('lead')}</p>
      <ErrorNotice error={order.error} />
      <div className={documentClasses.items}>
        {meeting.items.map((item) => (
          <ItemBallots
            key={item.itemId}
            item={item}
            agenda={meeting.items}
            onAdd={() => setEdited({ itemId: item.itemId, ballot: null })}
            onEdit={(ballot) => setEdited({ itemId: item.itemId, ballot })}
            onRemove={(ballot) => setRemoved({ itemId: item.itemId, ballot })}
            onMove={(from, to) => order.move(item, from, to)}
          />
        ))}
      </div>
      {edited && (
        <PreparedBallotSheet meeting={meeting} {...edited} onClose={() => setEdited(null)} />
      )}
      {removed?.ballot && (
        <RemoveBallot
          meeting={meeting}
          itemId={removed.itemId}
          ballot={removed.ballot}
          onClose={() => setRemoved(null)}
        />
      )}
    </Card>
  );
}
