import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { Button } from '#client/ui/Button.tsx';
import { SelectField, TextField } from '#client/ui/Field.tsx';
import { formatClock } from '#client/ui/format-date.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import type { AskingDevice, PairableSite } from '#contract/http/devices.ts';
import { browserName } from './browser-name.ts';
import classes from './SiteDevices.module.css';

/** What asks, and which room's machine it is to be. */
export function PairForm(props: {
  code: string;
  asking: AskingDevice;
  onPaired: (siteName: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('siteDevices');
  const { code, asking, onPaired, onBack } = props;
  const sites = useQuery(read('devices.sites', {}));
  const [chosen, setChosen] = useState<PairableSite | null>(null);
  const [name, setName] = useState('');
  const site = chosen ?? (sites.data?.length === 1 ? (sites.data[0] ?? null) : null);
  const confirm = useMutation({
    mutationFn: ({ siteId, siteDeviceId }: PairableSite) =>
      call('devices.confirm', {
        body: {
          code,
          siteId,
          name: name.trim() || t('pair.defaultName'),
          ...(siteDeviceId ? { replaces: siteDeviceId } : {}),
        },
      }),
    onSuccess: (device) => onPaired(device.siteName),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (site) confirm.mutate(site);
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p>{t('pair.isIt')}</p>
      <dl className={classes.facts}>
        <dt>{t('pair.address')}</dt>
        <dd>{asking.address}</dd>
        <dt>{t('pair.browser')}</dt>
        <dd>{browserName(asking.userAgent)}</dd>
        <dt>{t('pair.askedAt')}</dt>
        <dd className="numerals">{formatClock(asking.askedAt)}</dd>
      </dl>
      {sites.data ? (
        <SelectField
          label={t('pair.site')}
          value={site?.siteId ?? ''}
          onChange={({ target }) =>
            setChosen(sites.data.find(({ siteId }) => siteId === target.value) ?? null)
          }
        >
          <option value="" disabled>
            {t('pair.choose')}
          </option>
          {sites.data.map(({ siteId, siteName }) => (
            <option key={siteId} value={siteId}>
              {siteName}
            </option>
          ))}
        </SelectField>
      ) : (
        <LoadingState />
      )}
      <TextField
        label={t('pair.name')}
        hint={t('pair.nameHint')}
        value={name}
        maxLength={80}
        placeholder={t('pair.defaultName')}
        onChange={(event) => setName(event.target.value)}
      />
      {site?.siteDeviceId && <Notice tone="warn">{t('pair.replaces')}</Notice>}
      <ErrorNotice error={confirm.error ?? sites.error} />
      <div className={classes.acts}>
        <Button onClick={onBack}>{t('pair.back')}</Button>
        <Button look="primary" type="submit" disabled={!site} loading={confirm.isPending}>
          {t('pair.confirm')}
        </Button>
      </div>
    </form>
  );
}
