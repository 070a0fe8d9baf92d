import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { Emblem } from '#client/ui/Emblem.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import classes from './HallScreen.module.css';
import type { HallScene } from './hall-scene.ts';

/** The line above every scene: where the meeting is, what it is about, and the time. */
export function HallHead({ scene, now }: { scene: HallScene; now: number }) {
  const { t } = useTranslation('hall');
  const frame = useLive((state) => state.frame);
  const currentId = useLive((state) => state.currentItemId);
  const quorum = useLive((state) => state.quorum);
  const live = useLive((state) => state.openBallot);
  const items = frame?.items ?? [];
  const index = items.findIndex((item) => item.itemId === currentId);
  const item = items[index];
  const label = labelOf(scene);
  return (
    <header className={classes.head}>
      <Emblem size={76} />
      <div className={classes.titles}>
        <p className={classes.above}>
          {item
            ? `${t('item', { n: index + 1, count: items.length })} · ${frame?.title}`
            : frame?.unitName}
        </p>
        <h1 className={classes.title}>{item?.title ?? frame?.title}</h1>
      </div>
      <div className={classes.right}>
        <p className={classes.above}>{label}</p>
        <p className={classes.clock}>{formatTime(new Date(now))}</p>
      </div>
    </header>
  );

  function labelOf(shown: HallScene): string {
    switch (shown.kind) {
      case 'vote':
        return t(live?.secret ? 'secretVote' : 'vote');
      case 'counted':
        return t(shown.counted.ballot.secret ? 'secretVote' : 'vote');
      case 'result':
        return t(shown.ballot.secret ? 'secretResult' : 'voteResult');
      case 'void':
        return t(shown.ballot.secret ? 'secretVote' : 'vote');
      default:
        return t('present', { present: quorum.present, base: quorum.base });
    }
  }
}
