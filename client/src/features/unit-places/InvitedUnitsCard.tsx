import { IconBuildingCommunity } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organisation } from '#client/features/prepare/organisation.ts';
import { useMeetingCache } from '#client/features/prepare/use-meeting-cache.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Rows } from '#client/ui/Rows.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import { InvitedUnitRow } from './InvitedUnitRow.tsx';
import { InviteUnitsSheet } from './InviteUnitsSheet.tsx';
import classes from './UnitPlaces.module.css';

/** The units that send their own people: which places are filled, and what who prepares the meeting can do about it. */
export function InvitedUnitsCard({
  meeting,
  organisation,
}: {
  meeting: Meeting;
  organisation: Organisation;
}) {
  const { t } = useTranslation('unitPlaces');
  const [inviting, setInviting] = useState(false);
  const { keep } = useMeetingCache(meeting.meetingId);
  const units = meeting.invitedUnits ?? [];
  const places = units.reduce((sum, unit) => sum + unit.places, 0);
  const sent = units.reduce((sum, unit) => sum + unit.people.length, 0);
  const mayInvite = meeting.phase === 'draft' || meeting.phase === 'released';
  if (units.length === 0 && !mayInvite) return null;
  return (
    <Card
      title={t('card.title')}
      action={
        mayInvite && (
          <Button
            icon={<IconBuildingCommunity size={20} aria-hidden="true" />}
            onClick={() => setInviting(true)}
          >
            {t('invite.open')}
          </Button>
        )
      }
    >
      <p className={classes.lead} role="status">
        {units.length === 0 ? t('card.lead') : t('card.sum', { count: units.length, sent, places })}
      </p>
      {units.length > 0 && (
        <Rows>
          {units.map((unit) => (
            <InvitedUnitRow key={unit.invitationId} unit={unit} meeting={meeting} />
          ))}
        </Rows>
      )}
      {inviting && (
        <InviteUnitsSheet
          meeting={meeting}
          organisation={organisation}
          onInvited={keep}
          onClose={() => setInviting(false)}
        />
      )}
    </Card>
  );
}
