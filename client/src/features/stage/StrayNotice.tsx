import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import type { StageLayout } from '#contract/live/stage.ts';

/** Says that one looks at something else than what is set for all, with the one tap back. */
export function StrayNotice({
  inForce,
  onFollow,
}: {
  inForce: StageLayout | null;
  onFollow: () => void;
}) {
  const { t } = useTranslation('stage');
  const leads = useMay('stage.setLayout');
  return (
    <Notice
      action={
        <Button size="small" icon={<IconEye size={18} aria-hidden="true" />} onClick={onFollow}>
          {t('follow')}
        </Button>
      }
    >
      {inForce === null
        ? t('straysLarge')
        : t(leads ? 'straysOwn' : 'strays', { layout: t(`layout.${inForce}`) })}
    </Notice>
  );
}
