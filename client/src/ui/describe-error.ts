import type { TFunction } from 'i18next';
import { ApiError } from '#client/api/api-error.ts';
import vietnamese from '#client/i18n/vi/errors.ts';

/** What a person reads of an error: what happened, and what to do next. */
export type ErrorText = { title: string; next: string };

/** Turns any error into two sentences; nothing raw is ever shown. */
export function describeError(error: unknown, t: TFunction<'errors'>): ErrorText {
  if (!(error instanceof ApiError)) return { title: t('title.INTERNAL'), next: t('next.INTERNAL') };
  if (error.reason === 'offline') return { title: t('offlineTitle'), next: t('offlineNext') };
  const { reason } = error;
  const seconds = error.body.retryAfterSeconds;
  const title = isIn(vietnamese.reasonTitle, reason)
    ? t(`reasonTitle.${reason}`)
    : t(`title.${error.code}`);
  if (seconds !== undefined) return { title, next: t('wait', { seconds }) };
  return {
    title,
    next: isIn(vietnamese.reason, reason) ? t(`reason.${reason}`) : t(`next.${error.code}`),
  };
}

function isIn<T extends object>(texts: T, reason: string | undefined): reason is keyof T & string {
  return reason !== undefined && Object.hasOwn(texts, reason);
}
