import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Month.module.css';
import { MonthHead } from './MonthHead.tsx';
import { type Month, weeksOf } from './month.ts';

/** A small month, a week a row from Monday on; `children` draws a yyyy-MM-dd day. */
export function MonthGrid({
  month,
  onMonth,
  children,
}: {
  month: Month;
  onMonth: (month: Month) => void;
  children: (day: string) => ReactNode;
}) {
  const { t } = useTranslation('meetings');
  const longNames = t('weekdayNames', { returnObjects: true });
  return (
    <>
      <MonthHead month={month} onMonth={onMonth} />
      <table className={`${classes.table} numerals`}>
        <thead>
          <tr>
            {t('weekdays', { returnObjects: true }).map((name, index) => (
              <th key={name} scope="col" abbr={longNames[index]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>{children(day)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
