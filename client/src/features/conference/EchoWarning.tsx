import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';

/** Says what happens when two devices sound in one room, and proposes to be silent. */
export function EchoWarning(props: {
  roomName: string;
  onAnswer: (answer: 'full' | 'companion' | null) => void;
}) {
  const { t } = useTranslation('device');
  const { roomName, onAnswer } = props;
  return (
    <Sheet
      open
      onClose={() => onAnswer(null)}
      title={t('echo.title', { site: roomName })}
      footer={
        <>
          <Button onClick={() => onAnswer('full')}>{t('echo.sound')}</Button>
          <Button look="primary" onClick={() => onAnswer('companion')}>
            {t('echo.silent')}
          </Button>
        </>
      }
    >
      <p>{t('echo.text')}</p>
      <p>{t('echo.kept')}</p>
    </Sheet>
  );
}
