import i18next, { type TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { loadTexts } from '#client/i18n/i18n.ts';
import type vietnamese from '#client/i18n/vi/refusals.ts';

/** What a person reads of an error: what happened, and what to do next. */
export type ErrorText = { title: string; next: string };

/** Turns any error into two sentences; nothing raw is ever shown. What its code says stands for a reason that has no sentence here. */
export function describeError(error: unknown, t: TFunction<'errors'>): ErrorText {
  if (!(error instanceof ApiError)) return { title: t('title.INTERNAL'), next: t('next.INTERNAL') };
  if (error.reason === 'offline') return { title: t('offlineTitle'), next: t('offlineNext') };
  const { reason } = error;
  const seconds = error.body.retryAfterSeconds;
  const title = isKnown('title', reason)
    ? t(`title.${reason}`, { ns: 'refusals' })
    : t(`title.${error.code}`);
  if (seconds !== undefined) return { title, next: t('wait', { seconds }) };
  return {
    title,
    next: isKnown('next', reason)
      ? t(`next.${reason}`, { ns: 'refusals' })
      : t(`next.${error.code}`),
  };
}

/** The two sentences of an error in the present language; those of a refusal's reason are fetched when they are not here yet. */
export function useErrorText(error: unknown): ErrorText {
  const { t } = useTranslation('errors');
  const [, drawAgain] = useState(0);
  const isRefusal = error instanceof ApiError && error.reason !== undefined;
  useEffect(() => {
    if (!isRefusal || i18next.hasResourceBundle('vi', 'refusals')) return;
    loadTexts('refusals').then(
      () => drawAgain((count) => count + 1),
      () => undefined,
    );
  }, [isRefusal]);
  return describeError(error, t);
}

function isKnown<P extends keyof typeof vietnamese>(
  part: P,
  reason: string | undefined,
): reason is keyof (typeof vietnamese)[P] & string {
  return reason !== undefined && i18next.exists(`refusals:${part}.${reason}`);
}
