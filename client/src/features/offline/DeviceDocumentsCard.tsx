import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/api/session.ts';
import { canSeal } from '#client/offline/aes-gcm.ts';
import {
  DAYS_AHEAD,
  type EraseAfter,
  type KeepingSettings,
} from '#client/offline/keeping-settings.ts';
import { offline } from '#client/offline/offline.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { CheckField, SelectField } from '#client/ui/Field.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import classes from './DeviceDocumentsCard.module.css';
import { HeldDocuments } from './HeldDocuments.tsx';
import { useKeepingSettings, useKept } from './use-kept.ts';

const ERASE_AFTER: readonly EraseAfter[] = ['at-once', 'week', 'while-readable'];

/** What this device keeps for reading without a line, and what the account wants of it; nothing for a room's own device. */
export function DeviceDocumentsCard() {
  const { t } = useTranslation('offline');
  const { kind } = useMe();
  const settings = useKeepingSettings();
  if (kind !== 'person') return null;
  return (
    <Card title={t('card.title')}>
      <div className={classes.form}>
        <p className={classes.lead}>{t('card.lead')}</p>
        {!canSeal() && <Notice tone="warn">{t('card.impossible')}</Notice>}
        {settings && <Keeping settings={settings} />}
      </div>
    </Card>
  );
}

function Keeping({ settings }: { settings: KeepingSettings }) {
  const { t } = useTranslation('offline');
  const { versions, isFull } = useKept();
  const change = useMutation({
    mutationFn: (part: Partial<KeepingSettings>) => offline.set(part),
  });
  const [asking, setAsking] = useState(false);
  return (
    <>
      <CheckField
        checked={settings.isOn}
        onChange={(event) => {
          // What is here would be erased: that is asked for once more.
          if (!event.target.checked && versions.size > 0) setAsking(true);
          else change.mutate({ isOn: event.target.checked });
        }}
        label={
          <>
            <span className={classes.name}>{t('card.keep')}</span>
            <small className={classes.hint}>{t('card.keepHint')}</small>
          </>
        }
      />
      {settings.isOn && (
        <>
          <SelectField
            label={t('card.days')}
            value={settings.daysAhead}
            onChange={(event) => change.mutate({ daysAhead: Number(event.target.value) })}
          >
            {DAYS_AHEAD.map((days) => (
              <option key={days} value={days}>
                {t('card.daysChoice', { count: days })}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('card.after')}
            value={settings.eraseAfter}
            onChange={(event) => change.mutate({ eraseAfter: event.target.value as EraseAfter })}
          >
            {ERASE_AFTER.map((after) => (
              <option key={after} value={after}>
                {t(`card.afterChoice.${after}`)}
              </option>
            ))}
          </SelectField>
          {isFull && <Notice tone="warn">{t('card.full')}</Notice>}
          <HeldDocuments />
        </>
      )}
      {versions.size > 0 && (
        <div>
          <Button
            look="danger"
            icon={<IconTrash size={20} aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t('card.erase')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        title={t('card.eraseTitle')}
        confirm={t('card.erase')}
        danger
        busy={change.isPending}
        error={change.error}
        onConfirm={() => change.mutate({ isOn: false }, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <p>{t('card.eraseText')}</p>
      </ConfirmDialog>
    </>
  );
}
