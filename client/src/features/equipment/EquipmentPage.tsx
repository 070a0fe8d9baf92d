import { IconPlus, IconVideoPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ApiError } from '#client/api/api-error.ts';
import { read } from '#client/api/query.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Rows } from '#client/ui/Rows.tsx';
import { AddEquipmentSheet } from './AddEquipmentSheet.tsx';
import classes from './Equipment.module.css';
import { EquipmentRow } from './EquipmentRow.tsx';

/** What is connected now is read anew so often. */
const REFRESH_MS = 3_000;

/** The ways by which cameras, encoders and players take part in a meeting, with what each of them does now. */
export function Component() {
  const { t } = useTranslation('equipment');
  const { meetingId = '' } = useParams();
  const [isAdding, setAdding] = useState(false);
  const meeting = useQuery(read('meetings.get', { params: { meetingId } }));
  const may = meeting.data?.may.includes('mediaWay.arrange') ?? false;
  const ways = useQuery({
    ...read('mediaWays.list', { params: { meetingId } }),
    enabled: may,
    refetchInterval: REFRESH_MS,
  });
  usePageTitle(t('title'));
  const error = meeting.data
    ? may
      ? ways.error
      : new ApiError({ code: 'FORBIDDEN' })
    : meeting.error;
  if (!meeting.data || !ways.data) {
    if (!error) return <LoadingState />;
    const retry = () => void (meeting.error ? meeting.refetch() : ways.refetch());
    return <ErrorState error={error} onRetry={retry} />;
  }
  const all = ways.data.ways;
  const isOver = meeting.data.phase === 'ended';
  const add = !isOver && (
    <Button
      look="primary"
      icon={<IconPlus size={20} aria-hidden="true" />}
      onClick={() => setAdding(true)}
    >
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHead
        back={{ to: `/cuoc-hop/${meetingId}`, text: t('back') }}
        title={t('title')}
        lead={meeting.data.title}
        actions={all.length > 0 && add}
      />
      {isOver && (
        <div className={classes.over}>
          <Notice>{t('over')}</Notice>
        </div>
      )}
      {all.length === 0 ? (
        <EmptyState
          icon={<IconVideoPlus size={32} />}
          title={t('empty')}
          text={t('emptyText')}
          action={add}
        />
      ) : (
        <Card>
          <Rows>
            {all.map((way) => (
              <EquipmentRow key={way.wayId} way={way} meeting={meeting.data} />
            ))}
          </Rows>
        </Card>
      )}
      {isAdding && <AddEquipmentSheet meeting={meeting.data} onClose={() => setAdding(false)} />}
    </>
  );
}
