import {
  IconCheckbox,
  IconMessages,
  IconMicrophone2,
  IconNotes,
  IconUsers,
} from '@tabler/icons-react';
import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { SpeakersPanel } from '#client/features/speakers/SpeakersPanel.tsx';
import { useMay } from '#client/live/use-live.ts';
import { latePart } from '#client/ui/late-part.tsx';
import { ScrollRegion } from '#client/ui/ScrollRegion.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import classes from './SidePanel.module.css';
import { useBadges } from './use-badges.ts';

/** The tabs beside the document. */
export const SIDE_TABS = ['speakers', 'ballots', 'attendance', 'chat', 'proceedings'] as const;
/** One of the tabs. */
export type SideTab = (typeof SIDE_TABS)[number];

const ICONS: Record<SideTab, typeof IconMessages> = {
  speakers: IconMicrophone2,
  ballots: IconCheckbox,
  attendance: IconUsers,
  chat: IconMessages,
  proceedings: IconNotes,
};

const PANELS = {
  speakers: SpeakersPanel,
  ballots: latePart(
    async () => (await import('#client/features/ballots/BallotsPanel.tsx')).BallotsPanel,
  ),
  attendance: latePart(
    async () => (await import('#client/features/attendance/AttendancePanel.tsx')).AttendancePanel,
  ),
  chat: latePart(async () => (await import('#client/features/chat/ChatPanel.tsx')).ChatPanel),
  proceedings: latePart(
    async () =>
      (await import('#client/features/proceedings/ProceedingsPanel.tsx')).ProceedingsPanel,
  ),
};

/** The tabs that this person has: the proceedings are for those who write them. */
export function useSideTabs(): readonly SideTab[] {
  const writes = useMay('proceedings.write');
  return writes ? SIDE_TABS : SIDE_TABS.filter((name) => name !== 'proceedings');
}

/** Speakers, votes, attendance, chat and proceedings, one at a time; arrow keys go between them. */
export function SideTabs({ tab, onTab }: { tab: SideTab; onTab: (tab: SideTab) => void }) {
  const { t } = useTranslation('meeting');
  const id = useId();
  const badges = useBadges(tab);
  const tabs = useSideTabs();
  const Panel = PANELS[tab];
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = (tabs.indexOf(tab) + step + tabs.length) % tabs.length;
    onTab(tabs[at] ?? tab);
    event.currentTarget.querySelectorAll('button')[at]?.focus();
  };
  return (
    <>
      <div
        className={classes.tabs}
        role="tablist"
        aria-label={t('side.label')}
        onKeyDown={onKeyDown}
      >
        {tabs.map((name) => {
          const Picture = ICONS[name];
          return (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}`}
              className={classes.tab}
              aria-selected={tab === name}
              aria-controls={`${id}-panel`}
              tabIndex={tab === name ? 0 : -1}
              onClick={() => onTab(name)}
            >
              <Picture size={20} aria-hidden="true" />
              <span className={classes.word}>{t(`side.${name}`)}</span>
              {badges[name] > 0 && (
                <span className={classes.badge}>
                  {badges[name]}
                  <VisuallyHidden> {t('side.newItems', { count: badges[name] })}</VisuallyHidden>
                </span>
              )}
            </button>
          );
        })}
      </div>
      <ScrollRegion
        className={classes.panel}
        data-fixed={tab === 'chat' || undefined}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
      >
        <Panel />
      </ScrollRegion>
    </>
  );
}
