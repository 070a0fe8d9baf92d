import { useTranslation } from 'react-i18next';
import { HallRecording } from '#client/features/recording/HallRecording.tsx';
import { useLive } from '#client/live/use-live.ts';
import { Emblem } from '#client/ui/Emblem.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { groupedDigits } from '#contract/join-code.ts';
import classes from './HallScreen.module.css';
import type { HallScene } from './hall-scene.ts';

/** The line above every scene: where the meeting is, what it is about, and the time. */
export function HallHead({ scene, now }: { scene: HallScene; now: number }) {
  const { t } = useTranslation('hall');
  const { t: tDoor } = useTranslation('waitingRoom');
  const frame = useLive((state) => state.frame);
  const currentId = useLive((state) => state.currentItemId);
  const quorum = useLive((state) => state.quorum);
  const items = frame?.items ?? [];
  const index = items.findIndex((item) => item.itemId === currentId);
  const item = items[index];
  const word = wordOf(scene);
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
        <HallRecording />
        <p className={classes.above}>
          {word ? t(word) : t('present', { present: quorum.present, base: quorum.base })}
        </p>
        {frame?.joinCode && (
          <p className={classes.above}>
            {tDoor('hall')} <strong className="numerals">{groupedDigits(frame.joinCode)}</strong>
          </p>
        )}
        <p className={classes.clock}>{formatTime(new Date(now))}</p>
      </div>
    </header>
  );
}

/** What the head says of a scene; null of one that is no vote. */
function wordOf(scene: HallScene): 'vote' | 'voteResult' | 'secretVote' | 'secretResult' | null {
  switch (scene.kind) {
    case 'vote':
    case 'void':
      return scene.ballot.secret ? 'secretVote' : 'vote';
    case 'counted':
      return scene.counted.ballot.secret ? 'secretVote' : 'vote';
    case 'result':
      return scene.ballot.secret ? 'secretResult' : 'voteResult';
    default:
      return null;
  }
}
