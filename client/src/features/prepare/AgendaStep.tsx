import { IconListNumbers, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import classes from './Agenda.module.css';
import { AgendaItemForm } from './AgendaItemForm.tsx';
import { AgendaRow } from './AgendaRow.tsx';
import { AgendaSortable } from './AgendaSortable.tsx';
import type { Organisation } from './organisation.ts';
import { RemoveItem } from './RemoveItem.tsx';
import { useAgendaOrder } from './use-agenda-order.ts';
import type { ItemDraftsHold, ItemKey } from './use-item-drafts.ts';

/** The agenda: add, change in place, order, remove. Each act is stored by itself. */
export function AgendaStep({
  meeting,
  organisation,
  drafts,
  onFiles,
}: {
  meeting: Meeting;
  organisation: Organisation;
  drafts: ItemDraftsHold;
  onFiles: (itemId: string, files: File[]) => void;
}) {
  const { t } = useTranslation('prepare');
  // The form of a new item begins afresh after each one, so that a whole agenda is typed in one go.
  const [added, setAdded] = useState(0);
  const [removing, setRemoving] = useState<AgendaItem | null>(null);
  const order = useAgendaOrder(meeting);
  const there = new Set<ItemKey>(meeting.items.map((item) => item.itemId));
  const removedByOthers = [...drafts.edits.keys()].filter(
    (key) => key !== 'new' && !there.has(key),
  );
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

  function formOf(key: ItemKey) {
    const edit = drafts.edits.get(key);
    return (
      edit && (
        <AgendaItemForm
          key={key === 'new' ? added : key}
          meeting={meeting}
          itemKey={key}
          edit={edit}
          organisation={organisation}
          onChange={(part) => drafts.change(key, part)}
          onSaved={() => {
            if (key !== 'new') return drafts.close(key);
            drafts.renew();
            setAdded((before) => before + 1);
          }}
          onClose={() => drafts.close(key)}
        />
      )
    );
  }

  return (
    <Card title={t('steps.agenda')}>
      {order.overtaken && <Notice tone="warn">{t('agenda.orderChanged')}</Notice>}
      <ErrorNotice error={order.error} />
      {meeting.items.length === 0 && drafts.edits.size === 0 && (
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
            drafts.edits.has(item.itemId) ? (
              <li key={item.itemId}>{formOf(item.itemId)}</li>
            ) : (
              <AgendaRow
                key={item.itemId}
                item={item}
                position={index}
                count={order.items.length}
                facts={factsOf(item)}
                onMove={(to) => void order.move(index, to)}
                onEdit={() => drafts.open(item)}
                onRemove={() => setRemoving(item)}
                onFiles={(files) => onFiles(item.itemId, files)}
              />
            ),
          )}
        </ol>
      </AgendaSortable>
      {removedByOthers.map(formOf)}
      {drafts.edits.has('new') ? (
        formOf('new')
      ) : (
        <div className={classes.foot}>
          <Button
            icon={<IconPlus size={20} aria-hidden="true" />}
            onClick={() => drafts.open(null)}
          >
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
        <RemoveItem meeting={meeting} item={removing} onClose={() => setRemoving(null)} />
      )}
    </Card>
  );
}
