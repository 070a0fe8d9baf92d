import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '#client/features/meeting/clock-face.ts';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { matchesText } from '#contract/fold-text.ts';
import type { RecordingContents, RecordingGap } from '#contract/http/recordings.ts';
import { JumpList } from './JumpList.tsx';
import classes from './Playback.module.css';
import type { PlaybackPlace } from './playback-place.ts';
import { searchRecording } from './playback-search.ts';

type Shown = 'chapters' | 'speeches' | 'gaps';

/** What can be jumped to: agenda items, speeches, and where something is missing; with a search. */
export function PlaybackLists({
  contents,
  place,
  atMs,
  onGoTo,
}: {
  contents: RecordingContents;
  place: PlaybackPlace;
  atMs: number;
  onGoTo: (atMs: number) => void;
}) {
  const { t } = useTranslation('recording');
  const [chosen, setShown] = useState<Shown>('chapters');
  const [typed, setTyped] = useState('');
  const found = searchRecording(contents, typed);
  const gapWords = useGapWords();
  const gaps = contents.gaps.filter((gap) => matchesText(gapWords(gap), typed));
  const kinds: Shown[] = [
    'chapters',
    'speeches',
    ...(contents.gaps.length > 0 ? (['gaps'] as const) : []),
  ];
  const counts = {
    chapters: found.chapters.length,
    speeches: found.speeches.length,
    gaps: gaps.length,
  };
  // What was searched for may be of another kind alone.
  const hit = typed === '' || counts[chosen] > 0 ? chosen : kinds.find((kind) => counts[kind] > 0);
  const shown = hit ?? chosen;
  const lists = {
    chapters: found.chapters.map((chapter) => ({
      atMs: chapter.atMs,
      what: `${chapter.number}. ${chapter.title}`,
      about: null,
      isCurrent: chapter === place.chapter,
    })),
    speeches: found.speeches.map((speech) => ({
      atMs: speech.fromMs,
      what: speech.name,
      about: [
        t(`playback.kinds.${speech.kind}`),
        speech.position,
        clockFace((speech.toMs - speech.fromMs) / 1000),
      ]
        .filter(Boolean)
        .join(' · '),
      isCurrent: speech === place.speech,
    })),
    gaps: gaps.map((gap) => ({
      atMs: gap.fromMs,
      what: gapWords(gap),
      about: null,
      isCurrent: gap.fromMs <= atMs && atMs < gap.toMs,
    })),
  };
  return (
    <Card title={t('playback.lists')} className={classes.lists}>
      <div className={classes.listTools}>
        <SearchField
          label={t('playback.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <SegmentedChoice
          label={t('playback.lists')}
          value={shown}
          choices={kinds.map((value) => ({
            value,
            label: `${t(`playback.${value}`)} (${counts[value]})`,
          }))}
          onChange={setShown}
        />
      </div>
      {counts[shown] > 0 ? (
        <JumpList label={t(`playback.${shown}`)} entries={lists[shown]} onGoTo={onGoTo} />
      ) : typed === '' ? (
        <EmptyState
          title={t(shown === 'speeches' ? 'playback.noSpeeches' : 'playback.noChapters')}
        />
      ) : (
        <EmptyState title={t('playback.nothing')} text={t('playback.nothingText')} />
      )}
    </Card>
  );
}

function useGapWords(): (gap: RecordingGap) => string {
  const { t } = useTranslation('recording');
  return ({ fromMs, toMs, ofName, source }) => {
    const length = clockFace(Math.max(1, Math.round((toMs - fromMs) / 1000)));
    if (ofName === null) return t('playback.gapAll', { length });
    return t(`playback.gapOf.${source ?? 'camera'}`, { name: ofName, length });
  };
}
