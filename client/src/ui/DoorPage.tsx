import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from './Card.tsx';
import classes from './DoorPage.module.css';
import { Emblem } from './Emblem.tsx';
import { OfflineBar } from './OfflineBar.tsx';

/** A page that one comes to from outside, by a code: the product's name above one card, with nothing around it; `below` stands beneath. */
export function DoorPage({ below, children }: { below?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <main className={classes.page}>
      <p className={classes.brand}>
        <Emblem size={40} />
        {t('productName')}
      </p>
      <OfflineBar text={t('offline')} />
      <Card padded={false} className={classes.card}>
        {children}
      </Card>
      {below}
    </main>
  );
}
