import { IconListNumbers, IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import { call } from '../../api/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatTime } from '../../ui/format-date.ts';
import { ErrorNotice, Notice } from '../../ui/Notice.tsx';
import classes from './Agenda.module.css';
import { AgendaItemForm } from './AgendaItemForm.tsx';
import { AgendaRow } from './AgendaRow.tsx';
import { AgendaSortable } from './AgendaSortable.tsx';
import type { Organisation } from './organisation.ts';
import { useAgendaOrder } from './use-agenda-order.ts';
import { useMeetingCache } from './use-meeting-cache.ts';

/** The agenda: add, change in place, order, remove. Each act is stored by itself. */
export function AgendaStep({
  meeting,
  organisation,
  onFiles,
}: {
  meeting: Meeting;
  organisation: Organisation;
  onFiles: (itemId: string, files: File[]) => void;
}) {
  const { t } = useTranslation('prepare');
  const [open, setOpen] = useState<AgendaItem['itemId'] | 'new' | null>(null);
  // The form of a new item begins afresh after each one, so that a whole agenda is typed in one go.
  const [added, setAdded] = useState(0);
  const [removingId, setRemovingId] = useState<AgendaItem['itemId'] | null>(null);
  const removing = meeting.items.find((item) => item.itemId === removingId);
  const order = useAgendaOrder(meeting);
  const minutes = meeting.items.reduce((sum, item) => sum + (item.minutesPlanned ?? 0), 0);

  function factsOf(item: AgendaItem): string[] {
    return [
      organisation.people.find((person) => person.userId === item.presenterId)?.name,
      organisation.units.find((unit) => unit.unitId === item.unitId)?.name,
      item.minutesPlanned === null
        ? undefined
        : t('agenda.minutesShort', { count: item.minutesPlanned }),
      item.documents.length === 0
        ? undefined
        : t('agenda.documents', { count: item.documents.length }),
    ].filter((fact) => fact !== undefined);
  }

  return (
    <Card title={t('steps.agenda')}>
      {order.overtaken && <Notice tone="warn">{t('agenda.orderChanged')}</Notice>}
      <ErrorNotice error={order.error} />
      {meeting.items.length === 0 && open === null && (
        <EmptyState
          icon={<IconListNumbers size={32} />}
          title={t('agenda.empty')}
          text={t('agenda.emptyText')}
        />
      )}
      <AgendaSortable
        ids={order.items.map((item) => item.itemId)}
        onMove={(from, to) => void order.move(from, to)}
      >
        <ol className={classes.list}>
          {order.items.map((item, index) =>
            open === item.itemId ? (
              <li key={item.itemId}>
                <AgendaItemForm
                  meeting={meeting}
                  item={item}
                  organisation={organisation}
                  onSaved={() => setOpen(null)}
                  onClose={() => setOpen(null)}
                />
              </li>
            ) : (
              <AgendaRow
                key={item.itemId}
                item={item}
                position={index}
                count={order.items.length}
                facts={factsOf(item)}
                onMove={(to) => void order.move(index, to)}
                onEdit={() => setOpen(item.itemId)}
                onRemove={() => setRemovingId(item.itemId)}
                onFiles={(files) => onFiles(item.itemId, files)}
              />
            ),
          )}
        </ol>
      </AgendaSortable>
      {open === 'new' ? (
        <AgendaItemForm
          key={added}
          meeting={meeting}
          item={null}
          organisation={organisation}
          onSaved={() => setAdded(added + 1)}
          onClose={() => setOpen(null)}
        />
      ) : (
        <div className={classes.foot}>
          <Button icon={<IconPlus size={20} aria-hidden="true" />} onClick={() => setOpen('new')}>
            {t('agenda.add')}
          </Button>
          {minutes > 0 && (
            <p className={`${classes.total} numerals`}>
              {t('agenda.total', {
                minutes,
                time: formatTime(new Date(Date.parse(meeting.startsAt) + minutes * 60_000)),
              })}
            </p>
          )}
        </div>
      )}
      {removing && (
        <RemoveItem meeting={meeting} item={removing} onClose={() => setRemovingId(null)} />
      )}
    </Card>
  );
}

function RemoveItem({
  meeting,
  item,
  onClose,
}: {
  meeting: Meeting;
  item: AgendaItem;
  onClose: () => void;
}) {
  const { t } = useTranslation('prepare');
  const { keep, refresh } = useMeetingCache(meeting.meetingId);
  const remove = useMutation({
    mutationFn: () =>
      call('agenda.remove', {
        params: { meetingId: meeting.meetingId, itemId: item.itemId },
        query: { version: item.version },
      }),
    onSuccess: (answer) => {
      keep(answer);
      onClose();
    },
    // Somebody else has changed it: their text is shown behind the question, which may then be asked anew.
    onError: refresh,
  });
  const count = item.documents.length;
  return (
    <ConfirmDialog
      open
      danger
      title={t('agenda.removeTitle', { title: item.title })}
      confirm={t('remove', { ns: 'common' })}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {count > 0 ? t('agenda.removeText', { count }) : t('agenda.removeTextPlain')}
    </ConfirmDialog>
  );
}
