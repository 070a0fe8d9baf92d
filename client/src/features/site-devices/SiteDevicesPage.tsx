import { IconDeviceDesktop, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { read } from '#client/api/query.ts';
import { queryClient } from '#client/api/query-client.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Rows } from '#client/ui/Rows.tsx';
import { DeviceRow } from './DeviceRow.tsx';
import { PairSheet } from './PairSheet.tsx';

/** How often the list is asked anew, in milliseconds. */
const REFRESH_MS = 5_000;

/** The machines of rooms that one looks after: paired here, checked from afar, revoked. */
export function Component() {
  const { t } = useTranslation('siteDevices');
  const devices = useQuery({ ...read('devices.list', {}), refetchInterval: REFRESH_MS });
  const [params, setParams] = useSearchParams();
  // The address that a machine shows as a picture brings its code along.
  const [isPairing, setPairing] = useState(params.has('ma'));
  usePageTitle(t('title'));
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['devices.list'] });
  const pair = (
    <Button
      look="primary"
      icon={<IconPlus size={20} aria-hidden="true" />}
      onClick={() => setPairing(true)}
    >
      {t('pair.open')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} actions={devices.data?.length ? pair : null} />
      {!devices.data &&
        (devices.error ? (
          <ErrorState error={devices.error} onRetry={() => void devices.refetch()} />
        ) : (
          <LoadingState />
        ))}
      {devices.data?.length === 0 && (
        <EmptyState
          icon={<IconDeviceDesktop size={32} />}
          title={t('empty')}
          text={t('emptyText', { address: `${location.host}/thiet-bi` })}
          action={pair}
        />
      )}
      {devices.data && devices.data.length > 0 && (
        <Card>
          <Rows>
            {devices.data.map((device) => (
              <DeviceRow key={device.siteDeviceId} device={device} onChanged={refresh} />
            ))}
          </Rows>
        </Card>
      )}
      {isPairing && (
        <PairSheet
          code={params.get('ma') ?? ''}
          onPaired={() => void refresh()}
          onClose={() => {
            setPairing(false);
            setParams({}, { replace: true });
          }}
        />
      )}
    </>
  );
}
