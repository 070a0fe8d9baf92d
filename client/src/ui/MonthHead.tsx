import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './Button.tsx';
import { dayKey } from './format-date.ts';
import classes from './Month.module.css';
import { addMonths, type Month, monthOf } from './month.ts';

/** The month's name with the ways to its neighbours and back to this month. */
export function MonthHead({ month, onMonth }: { month: Month; onMonth: (month: Month) => void }) {
  const { t } = useTranslation('meetings');
  const [year = '', number = ''] = month.split('-');
  const current = monthOf(dayKey(new Date()));
  return (
    <div className={classes.head}>
      <p className={classes.name} aria-live="polite">
        {t('month', { month: Number(number), year })}
      </p>
      {month !== current && (
        <Button look="quiet" size="small" onClick={() => onMonth(current)}>
          {t('thisMonth')}
        </Button>
      )}
      <IconButton label={t('previousMonth')} onClick={() => onMonth(addMonths(month, -1))}>
        <IconChevronLeft size={20} />
      </IconButton>
      <IconButton label={t('nextMonth')} onClick={() => onMonth(addMonths(month, 1))}>
        <IconChevronRight size={20} />
      </IconButton>
    </div>
  );
}
