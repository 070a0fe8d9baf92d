import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlanWords } from '#client/features/ballots/use-plan-words.ts';
import { Button, IconButton } from '#client/ui/Button.tsx';
import type { AgendaItem } from '#contract/http/meetings.ts';
import type { PreparedBallot } from '#contract/prepared-ballot.ts';
import classes from './Agenda.module.css';
import documentClasses from './Documents.module.css';

/** An agenda item with the votes that are prepared on it. */
export function ItemBallots({
  item,
  number,
  onAdd,
  onEdit,
  onRemove,
  onMove,
}: {
  item: AgendaItem;
  number: number;
  onAdd: () => void;
  onEdit: (ballot: PreparedBallot) => void;
  onRemove: (ballot: PreparedBallot) => void;
  onMove: (from: number, to: number) => void;
}) {
  const { t } = useTranslation('prepareBallots');
  const planWords = usePlanWords();
  const ballots = item.preparedBallots ?? [];
  return (
    <section className={documentClasses.item}>
      <div className={documentClasses.head}>
        <h3 className={documentClasses.title}>
          <span className="numerals">{number}.</span> {item.title}
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
      {ballots.length === 0 ? (
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
                  <span className={classes.facts}>{planWords(ballot)}</span>
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
    </section>
  );
}
