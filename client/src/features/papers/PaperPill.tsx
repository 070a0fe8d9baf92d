import { useTranslation } from 'react-i18next';
import { Pill } from '#client/ui/Pill.tsx';
import type { PaperRequest } from '#contract/http/papers.ts';
import { FACE_TONES, faceOf } from './paper-face.ts';

/** How far a paper is, as a word. */
export function PaperPill({ paper }: { paper: PaperRequest }) {
  const { t } = useTranslation('papers');
  const face = faceOf(paper);
  return <Pill tone={FACE_TONES[face]}>{t(`state.${face}`)}</Pill>;
}
