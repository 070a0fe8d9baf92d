import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckField, SelectField, TextField } from '#client/ui/Field.tsx';
import { focusFirstProblem } from '#client/ui/focus-first-problem.ts';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { MediaWay, NewMediaWay } from '#contract/http/media-ways.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { SiteId } from '#contract/ids.ts';
import { CopyField } from './CopyField.tsx';
import classes from './Equipment.module.css';
import { addressOf } from './equipment-address.ts';
import { useEquipmentAct } from './use-equipment-act.ts';

type Draft = Omit<NewMediaWay, 'name'> & { name: string | null };

const EMPTY: Draft = { direction: 'in', name: null, siteId: null, camera: true, sound: true };

/** Adds equipment: what it is, then once the address and the token that are put into it. */
export function AddEquipmentSheet({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useTranslation('equipment');
  const { t: tCommon } = useTranslation('common');
  const formId = useId();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [isAsked, setAsked] = useState(false);
  const change = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const { meetingId } = meeting;
  const usual = t(draft.direction === 'in' ? 'form.nameIn' : 'form.nameOut');
  const name = draft.name ?? usual;
  const isNamed = name.trim().length >= 1 && name.trim().length <= 60;
  const carries = draft.camera || draft.sound;
  const making = useEquipmentAct(() =>
    call('mediaWays.make', { params: { meetingId }, body: { ...draft, name } }),
  );

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setAsked(true);
    if (isNamed && carries) making.mutate();
    else focusFirstProblem(event.currentTarget);
  }

  if (making.data) return <MadeSheet {...making.data} onClose={onClose} />;
  const isIn = draft.direction === 'in';
  return (
    <Sheet
      open
      title={t('add')}
      onClose={onClose}
      footer={
        <>
          <div className={classes.failure}>
            <ErrorNotice error={making.error} />
          </div>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} loading={making.isPending}>
            {t('form.make')}
          </Button>
        </>
      }
    >
      <form id={formId} className={classes.form} onSubmit={submit} noValidate>
        <SegmentedChoice
          label={t('direction.label')}
          value={draft.direction}
          choices={[
            { value: 'in', label: t('direction.in') },
            { value: 'out', label: t('direction.out') },
          ]}
          onChange={(direction) => change({ direction })}
        />
        <p className={classes.quiet}>{t(isIn ? 'direction.inHint' : 'direction.outHint')}</p>
        <TextField
          label={t('form.name')}
          required
          maxLength={60}
          value={name}
          error={isAsked && !isNamed ? t('form.nameProblem') : null}
          onChange={({ target }) => change({ name: target.value })}
        />
        <fieldset className={classes.carries}>
          <legend>{t(isIn ? 'form.carriesIn' : 'form.carriesOut')}</legend>
          <CheckField
            label={t('form.camera')}
            checked={draft.camera}
            aria-invalid={(isAsked && !carries) || undefined}
            onChange={({ target }) => change({ camera: target.checked })}
          />
          <CheckField
            label={t('form.sound')}
            checked={draft.sound}
            onChange={({ target }) => change({ sound: target.checked })}
          />
          {isAsked && !carries && (
            <p className={classes.problem} role="alert">
              {t('form.carriesProblem')}
            </p>
          )}
        </fieldset>
        {isIn && meeting.sites.length > 0 && (
          <SelectField
            label={t('form.site')}
            hint={t('form.siteHint')}
            value={draft.siteId ?? ''}
            onChange={({ target }) => change({ siteId: (target.value || null) as SiteId | null })}
          >
            <option value="">{t('form.noSite')}</option>
            {meeting.sites.map(({ siteId, name: site }) => (
              <option key={siteId} value={siteId}>
                {site}
              </option>
            ))}
          </SelectField>
        )}
      </form>
    </Sheet>
  );
}

/** The token, which is told this once: the sheet stays until it was said that it is kept. */
function MadeSheet({ way, token, onClose }: { way: MediaWay; token: string; onClose: () => void }) {
  const { t } = useTranslation('equipment');
  return (
    <Sheet
      open
      title={t('token.title', { name: way.name })}
      onClose={null}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('token.done')}
        </Button>
      }
    >
      <div className={classes.form}>
        <CopyField
          label={t('token.address')}
          value={addressOf(way.direction)}
          copy={t('token.copyAddress')}
        />
        <CopyField
          label={t('token.token')}
          value={token}
          copy={t('token.copyToken')}
          hint={t('token.tokenHint')}
        />
        <Notice tone="warn" title={t('token.once')}>
          {t('token.onceText')}
        </Notice>
      </div>
    </Sheet>
  );
}
