import { useTranslation } from 'react-i18next';
import {
  useCameraRests,
  useConferenceState,
  useLine,
  usePictureChoice,
} from './conference-context.tsx';

/** The same of a device without sound. */
const SILENT = { small: 'small', speaker: 'silentSpeaker', sound: 'silentNothing' } as const;

/** What comes through of sound and picture, in sentences, when that is not all; `isWorthSaying` when more is missing than size. */
export function useLineSentences(): { sentences: string[]; isWorthSaying: boolean } {
  const { t } = useTranslation('conference');
  const { receives } = useLine();
  const choice = usePictureChoice();
  const cameraRests = useCameraRests();
  const conference = useConferenceState();
  // A companion has no sound that could come first.
  const isSilent = conference.status !== 'idle' && conference.mode !== 'full';
  const words = [
    ...(choice === 'none' ? (['none'] as const) : []),
    ...(receives === 'all' ? [] : [isSilent ? SILENT[receives] : receives]),
    ...(cameraRests ? (['cameraRests'] as const) : []),
  ];
  return {
    sentences: words.map((word) => t(`line.${word}`)),
    isWorthSaying: words.some((word) => word !== 'small'),
  };
}
