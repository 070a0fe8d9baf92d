import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { ApiError } from '#client/api/api-error.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';

/** What is shown when a page could not be loaded or fell over. */
export function RouteError() {
  const { t } = useTranslation('errors');
  const error = useRouteError();
  const reload = (
    <Button look="primary" onClick={() => location.reload()}>
      {t('reload')}
    </Button>
  );
  if (error instanceof ApiError) return <ErrorState error={error} action={reload} />;
  return <EmptyState title={t('pageTitle')} text={t('pageNext')} action={reload} />;
}
