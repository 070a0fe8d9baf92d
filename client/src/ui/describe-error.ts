import type { TFunction } from 'i18next';
import { ApiError } from '../api/api-error.ts';
import vietnamese from '../i18n/vi/errors.ts';

/** What a person reads of an error: what happened, and what to do next. */
export type ErrorText = { title: string; next: string };

/** Turns any error into two sentences; nothing raw is ever shown. */
export function describeError(error: unknown, t: TFunction<'errors'>): ErrorText {
  if (!(error instanceof ApiError)) return { title: t('title.INTERNAL'), next: t('next.INTERNAL') };
  if (error.reason === 'offline') return { title: t('offlineTitle'), next: t('offlineNext') };
  const { reason } = error;
  return {
    title: t(`title.${error.code}`),
    next: isKnown(reason)
      ? t(`reason.${reason}`)
      : t(`next.${error.code}`, { seconds: error.body.retryAfterSeconds ?? 30 }),
  };
}

function isKnown(reason: string | undefined): reason is keyof typeof vietnamese.reason {
  return reason !== undefined && Object.hasOwn(vietnamese.reason, reason);
}
