import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { queryClient } from '#client/api/query-client.ts';
import { useMay, useMe } from '#client/api/session.ts';
import { useNewId } from '#client/api/use-new-id.ts';
import { Button, ButtonLink } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { focusFirstProblem } from '#client/ui/focus-first-problem.ts';
import { addDays, dayKey } from '#client/ui/format-date.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { MeetingId } from '#contract/ids.ts';
import { InfoFields } from './InfoFields.tsx';
import { fromDraft, type InfoDraft, problemsOf } from './info-draft.ts';
import { type Organisation, useOrganisation } from './organisation.ts';
import classes from './Prepare.module.css';
import { SitesFields } from './SitesFields.tsx';

/** Makes a meeting as a draft and goes on to preparing it. */
export function Component() {
  const { t } = useTranslation('prepare');
  const mayCreate = useMay('meeting.create');
  const organisation = useOrganisation();
  usePageTitle(t('create.title'));
  if (!mayCreate) {
    return (
      <EmptyState
        icon={<IconLock size={32} />}
        title={t('create.notAllowed')}
        text={t('create.notAllowedText')}
        action={<ButtonLink to="/lich-hop">{t('back')}</ButtonLink>}
      />
    );
  }
  return (
    <>
      <PageHead title={t('create.title')} lead={t('create.lead')} />
      {organisation.data ? (
        <CreateForm organisation={organisation.data} />
      ) : organisation.error ? (
        <ErrorState error={organisation.error} onRetry={organisation.retry} />
      ) : (
        <LoadingState />
      )}
    </>
  );
}

function CreateForm({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('prepare');
  const me = useMe();
  const navigate = useNavigate();
  const [checked, setChecked] = useState(false);
  const newMeetingId = useNewId();
  const [draft, setDraft] = useState<InfoDraft>(() => {
    const tomorrow = addDays(dayKey(new Date()), 1);
    return {
      title: '',
      typeId: organisation.types[0]?.typeId ?? null,
      startDay: tomorrow,
      startTime: '08:00',
      endDay: tomorrow,
      endTime: '11:00',
      place: '',
      chairId: null,
      secretaryId: organisation.people.some((person) => person.userId === me.userId)
        ? me.userId
        : null,
      siteIds: [],
      asksPassword: false,
    };
  });
  const create = useMutation({
    mutationFn: (body: NonNullable<ReturnType<typeof fromDraft>>) =>
      call('meetings.create', { body: { ...body, meetingId: newMeetingId(body) as MeetingId } }),
    onSuccess: async (meeting) => {
      const { meetingId } = meeting;
      queryClient.setQueryData(read('meetings.get', { params: { meetingId } }).queryKey, meeting);
      void queryClient.invalidateQueries({ queryKey: ['meetings.list'] });
      void queryClient.invalidateQueries({ queryKey: ['home.duties'] });
      await navigate(`/chuan-bi/${meetingId}#chuong-trinh`, { replace: true });
    },
  });
  const change = (part: Partial<InfoDraft>) => setDraft((before) => ({ ...before, ...part }));

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    const info = fromDraft(draft);
    if (info) create.mutate(info);
    else focusFirstProblem(event.currentTarget as HTMLFormElement);
  }

  return (
    <form className={classes.stack} onSubmit={submit} noValidate>
      <Card title={t('steps.info')}>
        <InfoFields
          draft={draft}
          problems={checked ? problemsOf(draft) : {}}
          organisation={organisation}
          onChange={change}
        />
      </Card>
      <Card title={t('steps.sites')}>
        <SitesFields
          sites={organisation.sites}
          chosen={draft.siteIds}
          onChange={(siteIds) => change({ siteIds })}
        />
      </Card>
      <ErrorNotice error={create.error} />
      <div className={classes.formFoot}>
        <ButtonLink to="/lich-hop">{t('cancel', { ns: 'common' })}</ButtonLink>
        <Button look="primary" type="submit" loading={create.isPending}>
          {t('create.submit')}
        </Button>
      </div>
    </form>
  );
}
