import { useTranslation } from 'react-i18next';
import { useCameraRests, useLine, usePictureChoice } from './conference-context.tsx';

/** What comes through of sound and picture, in sentences, when that is not all; `isWorthSaying` when more is missing than size. */
export function useLineSentences(): { sentences: string[]; isWorthSaying: boolean } {
  const { t } = useTranslation('conference');
  const { receives } = useLine();
  const choice = usePictureChoice();
  const cameraRests = useCameraRests();
  const words = [
    ...(choice === 'none' ? (['none'] as const) : []),
    ...(receives === 'all' ? [] : [receives]),
    ...(cameraRests ? (['cameraRests'] as const) : []),
  ];
  return {
    sentences: words.map((word) => t(`line.${word}`)),
    isWorthSaying: words.some((word) => word !== 'small'),
  };
}
