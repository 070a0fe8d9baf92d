import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { UserId } from '#contract/ids.ts';
import { PersonChoice } from './PersonChoice.tsx';
import classes from './Speakers.module.css';

type What = 'speech' | 'presentation';

/** Gives the floor to somebody who did not ask; the presenter of the current item is proposed. */
export function InviteSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('floor');
  const { run, busy, error } = useRun();
  const presenterId = useLive(
    ({ frame, currentItemId }) =>
      frame?.items.find(({ itemId }) => itemId === currentItemId)?.presenterId ?? null,
  );
  const [userId, setUserId] = useState<UserId | null>(presenterId);
  const [what, setWhat] = useState<What>(presenterId ? 'presentation' : 'speech');
  const [isAsked, setAsked] = useState(false);
  const isAway = useLiveView(
    ({ presence, state }) =>
      userId !== null && !presence.has(userId) && state.attendance[userId]?.status !== 'present',
  );

  // Another than the presenter is asked to speak; what they are asked for can still be chosen.
  const choose = (chosenId: UserId | null) => {
    setUserId(chosenId);
    setWhat(chosenId !== null && chosenId === presenterId ? 'presentation' : 'speech');
  };
  const invite = () => {
    setAsked(true);
    if (userId)
      void run('speakers.invite', { userId, kind: what }).then((isDone) => isDone && onClose());
  };
  return (
    <Sheet
      open
      title={t('invite.title')}
      onClose={onClose}
      footer={
        <Button look="primary" loading={busy !== null} onClick={invite}>
          {t('invite.confirm')}
        </Button>
      }
    >
      <div className={classes.form}>
        <ErrorNotice error={error} />
        <PersonChoice
          label={t('invite.person')}
          value={userId}
          error={isAsked && !userId ? t('invite.missing') : null}
          onChange={choose}
        />
        {isAway && <p className={classes.means}>{t('invite.away')}</p>}
        <SegmentedChoice<What>
          label={t('invite.what')}
          value={what}
          choices={[
            { value: 'speech', label: t('invite.speech') },
            { value: 'presentation', label: t('invite.presentation') },
          ]}
          onChange={setWhat}
        />
      </div>
    </Sheet>
  );
}
