import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { latePart } from '#client/ui/late-part.tsx';
import { SheetWaiting } from '#client/ui/SheetWaiting.tsx';
import classes from './Speakers.module.css';

const InviteSheet = latePart(
  async () => (await import('./InviteSheet.tsx')).InviteSheet,
  SheetWaiting,
);

/** What who leads the floor does beside the queue: calls somebody who did not ask. */
export function LeadFloor() {
  const { t } = useTranslation('floor');
  const [isInviting, setInviting] = useState(false);
  return (
    <div className={classes.buttons}>
      <Button
        size="small"
        icon={<IconUserPlus size={18} aria-hidden="true" />}
        onClick={() => setInviting(true)}
      >
        {t('invite.open')}
      </Button>
      {isInviting && <InviteSheet onClose={() => setInviting(false)} />}
    </div>
  );
}
