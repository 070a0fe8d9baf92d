import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { placesOf } from '#client/features/ballots/prepared-in.ts';
import { usePlanWords } from '#client/features/ballots/use-plan-words.ts';
import { Button, IconButton } from '#client/ui/Button.tsx';
import type { AgendaItem } from '#contract/http/meetings.ts';
import type { AgendaItemId } from '#contract/ids.ts';
import type { PreparedBallot } from '#contract/prepared-ballot.ts';
import classes from './Agenda.module.css';
import documentClasses from './Documents.module.css';

/** An agenda item with the votes that are prepared on it. */
export function ItemBallots({
  item,
  agenda,
  onAdd,
  onEdit,
  onRemove,
  onMove,
}: {
  item: AgendaItem;
  agenda: readonly AgendaItem[];
  onAdd: () => void;
  onEdit: (ballot: PreparedBallot) => void;
  onRemove: (ballot: PreparedBallot) => void;
  onMove: (from: number, to: number) => void;
}) {
  const { t } = useTranslation('prepareBallots');
  const planWords = usePlanWords();
  const ballots = item.preparedBallots ?? [];
  const joined = blocksOfOthers(agenda, item.itemId);
  return (
    <section className={documentClasses.item}>
      <div className={documentClasses.head}>
        <h3 className={documentClasses.title}>
          <span className="numerals">{placesOf(agenda, [item.itemId])}.</span> {item.title}
        </h3>
        <Button
          size="small"
          icon={<IconPlus size={18} aria-hidden="true" />}
          aria-label={t('addTo', { title: item.title })}
          onClick={onAdd}
        >
          {t('add')}
        </Button>
      </div>
      {ballots.length === 0 && joined.length === 0 ? (
        <p className={documentClasses.none}>{t('none')}</p>
      ) : (
        <ol className={documentClasses.papers}>
          {ballots.map((ballot, index) => {
            const { question } = ballot;
            return (
              <li key={ballot.preparedBallotId} className={classes.row}>
                <span className={`${classes.number} numerals`}>{index + 1}</span>
                <button type="button" className={classes.what} onClick={() => onEdit(ballot)}>
                  <span className={classes.title}>{question}</span>
                  <span className={classes.facts}>
                    {[
                      planWords(ballot),
                      ...(ballot.itemIds
                        ? [t('block', { numbers: placesOf(agenda, ballot.itemIds) })]
                        : []),
                    ].join(' · ')}
                  </span>
                </button>
                <span className={classes.actions}>
                  <IconButton
                    label={t('up', { question })}
                    disabled={index === 0}
                    onClick={() => onMove(index, index - 1)}
                  >
                    <IconArrowUp size={20} />
                  </IconButton>
                  <IconButton
                    label={t('down', { question })}
                    disabled={index === ballots.length - 1}
                    onClick={() => onMove(index, index + 1)}
                  >
                    <IconArrowDown size={20} />
                  </IconButton>
                  <IconButton label={t('edit', { question })} onClick={() => onEdit(ballot)}>
                    <IconPencil size={20} />
                  </IconButton>
                  <IconButton
                    look="quiet"
                    label={t('remove', { question })}
                    onClick={() => onRemove(ballot)}
                  >
                    <IconTrash size={20} />
                  </IconButton>
                </span>
              </li>
            );
          })}
        </ol>
      )}
      {joined.map(({ itemId, ballot }) => (
        <p key={ballot.preparedBallotId} className={documentClasses.none}>
          {t('joined', { number: placesOf(agenda, [itemId]), question: ballot.question })}
        </p>
      ))}
    </section>
  );
}

/** The votes on several items that belong to another one and are on this one too. */
function blocksOfOthers(agenda: readonly AgendaItem[], itemId: AgendaItemId) {
  return agenda
    .filter((other) => other.itemId !== itemId)
    .flatMap((other) =>
      (other.preparedBallots ?? [])
        .filter((ballot) => ballot.itemIds?.includes(itemId))
        .map((ballot) => ({ itemId: other.itemId, ballot })),
    );
}
