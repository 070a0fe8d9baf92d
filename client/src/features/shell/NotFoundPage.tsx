import { IconMapOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';

/** The page of an address that does not exist. */
export function Component() {
  const { t } = useTranslation('common');
  usePageTitle(t('notFound.title'));
  return (
    <EmptyState
      icon={<IconMapOff size={32} />}
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <ButtonLink to="/" look="primary">
          {t('notFound.action')}
        </ButtonLink>
      }
    />
  );
}
