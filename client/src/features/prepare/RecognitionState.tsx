import { useTranslation } from 'react-i18next';
import type { Recognition } from '#contract/http/documents.ts';

/** How far the words of a document's scanned pages are recognised; nothing once they all are. */
export function RecognitionState({ recognition }: { recognition: Recognition }) {
  const { t } = useTranslation('prepare');
  const { total, done, unread, isHeldUp } = recognition;
  if (isHeldUp) return <small>{t('documents.notRecognised')}</small>;
  if (done < total) return <small>{t('documents.recognising', { done, total })}</small>;
  if (unread > 0) return <small>{t('documents.unread', { count: unread })}</small>;
  return null;
}
