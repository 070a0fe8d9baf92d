import { IconArrowBackUp, IconLayoutGrid, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveBar } from '#client/features/prepare/SaveBar.tsx';
import { Button, ButtonLink } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { CheckField } from '#client/ui/Field.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { SeatingDraft } from '#contract/http/seating.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { MeetingSite } from '#contract/live/state.ts';
import { PlaceDesk } from './PlaceDesk.tsx';
import { PlanForm } from './PlanForm.tsx';
import { numbersFor } from './plan-draft.ts';
import { SeatingConflict } from './SeatingConflict.tsx';
import classes from './SeatingStep.module.css';
import { ShapeDesk } from './ShapeDesk.tsx';
import type { SeatingHold } from './use-seating.ts';

type Mode = 'place' | 'shape';

/** A room with its map: people are seated, or seats are changed; every change can be undone until it is saved. */
export function RoomEditor({
  meetingId,
  site,
  draft,
  hold,
}: {
  meetingId: MeetingId;
  site: MeetingSite;
  draft: SeatingDraft;
  hold: SeatingHold;
}) {
  const { t } = useTranslation('seating');
  const [mode, setMode] = useState<Mode>('place');
  const [isPlanning, setPlanning] = useState(false);
  const { siteId, name } = site;
  const people = hold.peopleOf(siteId);
  const change = (next: Partial<SeatingDraft>) => hold.change(siteId, { ...draft, ...next });
  const { saving } = hold;
  const isOwn = saving.kind !== 'idle' && saving.siteId === siteId;
  const isDirty = hold.isDirty(siteId);
  const canUndo = hold.canUndo(siteId);
  return (
    <Card title={name}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the shortcut of undoing, which has its button */}
      <div
        onKeyDown={(event) => {
          const isUndo = event.key === 'z' && (event.ctrlKey || event.metaKey);
          if (!isUndo || !canUndo || event.target instanceof HTMLInputElement) return;
          event.preventDefault();
          hold.undo(siteId);
        }}
      >
        <div className={classes.tools}>
          <SegmentedChoice<Mode>
            label={t('mode.label')}
            value={mode}
            choices={[
              { value: 'place', label: t('mode.place') },
              { value: 'shape', label: t('mode.shape') },
            ]}
            onChange={setMode}
          />
          <Button
            icon={<IconArrowBackUp size={20} aria-hidden="true" />}
            disabled={!canUndo}
            onClick={() => hold.undo(siteId)}
          >
            {t('undo')}
          </Button>
          {mode === 'shape' && (
            <Button
              icon={<IconLayoutGrid size={20} aria-hidden="true" />}
              onClick={() => setPlanning(true)}
            >
              {t('plan.again')}
            </Button>
          )}
          {mode === 'place' && hold.storedOf(siteId)?.map && (
            <ButtonLink
              to={`/api/meetings/${meetingId}/seating/${siteId}/pdf`}
              reloadDocument
              download
              title={t('printFirst')}
              icon={<IconPrinter size={20} aria-hidden="true" />}
            >
              {t('print')}
            </ButtonLink>
          )}
        </div>
        {mode === 'place' ? (
          <PlaceDesk name={name} draft={draft} people={people} onChange={change} />
        ) : (
          <ShapeDesk name={name} draft={draft} people={people} onChange={change} />
        )}
      </div>
      <div className={classes.foot}>
        <CheckField
          label={t('keepForRoom')}
          checked={draft.keepsForRoom}
          onChange={(event) => change({ keepsForRoom: event.target.checked })}
        />
      </div>
      <SaveBar
        dirty={isDirty}
        saving={isOwn && saving.kind === 'saving'}
        savedAt={hold.savedAt}
        error={isOwn && saving.kind === 'failed' ? saving.error : null}
        onSave={() => void hold.save(siteId)}
        onDrop={() => hold.drop(siteId)}
      />
      {isOwn && saving.kind === 'conflict' && (
        <SeatingConflict siteId={siteId} draft={draft} hold={hold} />
      )}
      <Sheet
        open={isPlanning}
        title={t('plan.replaceTitle')}
        wide
        onClose={() => setPlanning(false)}
      >
        <p className={classes.lead}>{t('plan.replaceText')}</p>
        <PlanForm
          begin={numbersFor(people.length)}
          onMake={(map) => {
            change({ map, places: [] });
            setPlanning(false);
          }}
        />
      </Sheet>
    </Card>
  );
}
