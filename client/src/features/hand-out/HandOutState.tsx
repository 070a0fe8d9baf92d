import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#client/ui/format-date.ts';
import { Pill } from '#client/ui/Pill.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import classes from './HandOut.module.css';

/** What is particular about how a document is handed out, in words; nothing when everybody may read it always. */
export function HandOutState({
  document,
  className = '',
}: {
  document: MeetingDocument;
  className?: string | undefined;
}) {
  const { t } = useTranslation('handOut');
  const { handOut, isInternal } = document;
  const until = handOut?.readUntil ?? null;
  const from = handOut?.readFrom ?? null;
  if (!isInternal && !handOut?.recall && !handOut?.audience && !from && !until) return null;
  return (
    <span className={`${classes.state} ${className}`}>
      {handOut?.recall && (
        <Pill tone="live">{t('state.recalled', { at: formatDateTime(handOut.recall.at) })}</Pill>
      )}
      {isInternal && <Pill tone="warn">{t('state.internal')}</Pill>}
      {handOut?.audience && <Pill>{t('state.narrowed')}</Pill>}
      {from && <Pill tone="neutral">{t('state.from', { at: formatDateTime(from) })}</Pill>}
      {until && <Pill tone="neutral">{t('state.until', { at: formatDateTime(until) })}</Pill>}
      {handOut?.recall && <small>{t('state.reason', { reason: handOut.recall.reason })}</small>}
    </span>
  );
}
