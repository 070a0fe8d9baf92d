import { IconActivity } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineMeasurement } from '#client/media/line-samples.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import classes from './DeviceCheck.module.css';
import { lineTestServer } from './line-test-server.ts';
import { lineVerdict } from './line-verdict.ts';

type Step =
  | { kind: 'idle' }
  | { kind: 'running'; share: number }
  | { kind: 'failed'; error: unknown }
  | { kind: 'done'; line: LineMeasurement | null };

const TONES = { good: 'ok', small: 'info', audio: 'warn', none: 'error' } as const;

/** Measures the line on demand, for it costs data, and says in words what it is good for and which way it takes. */
export function LineTest() {
  const { t } = useTranslation('deviceCheck');
  const [step, setStep] = useState<Step>({ kind: 'idle' });
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  async function run(): Promise<void> {
    const show = (next: Step) => isOpen.current && setStep(next);
    show({ kind: 'running', share: 0 });
    try {
      const { testLine } = await import('#client/media/line-test.ts');
      const line = await testLine(lineTestServer, (share) => show({ kind: 'running', share }));
      show({ kind: 'done', line });
    } catch (error) {
      show({ kind: 'failed', error });
    }
  }

  const isRunning = step.kind === 'running';
  return (
    <section className={classes.part} aria-label={t('line.title')}>
      <h3 className={classes.title}>{t('line.title')}</h3>
      <div className={classes.start}>
        <Button
          icon={<IconActivity size={20} aria-hidden="true" />}
          loading={isRunning}
          onClick={() => void run()}
        >
          {isRunning ? t('line.running') : t(step.kind === 'idle' ? 'line.start' : 'line.again')}
        </Button>
        <p className={classes.hint}>{t('line.cost')}</p>
      </div>
      {isRunning && (
        <progress
          className={classes.progress}
          aria-label={t('line.running')}
          max={1}
          value={step.share}
        />
      )}
      {step.kind === 'failed' && <ErrorNotice error={step.error} />}
      {step.kind === 'done' && <Verdict line={step.line} />}
    </section>
  );
}

function Verdict({ line }: { line: LineMeasurement | null }) {
  const { t, i18n } = useTranslation('deviceCheck');
  const verdict = lineVerdict(line);
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <>
      <div ref={intoSight}>
        <Notice tone={TONES[verdict]} title={t(`line.${verdict}.title`)}>
          <p>{t(`line.${verdict}.text`)}</p>
          {line && <p>{t(`line.way.${line.way}`)}</p>}
        </Notice>
      </div>
      {line && (
        <dl className={classes.figures} aria-label={t('line.figures.label')}>
          <Figure word={t('line.figures.rtt')}>
            {t('line.figures.ms', { value: number.format(line.rttMs) })}
          </Figure>
          <Figure word={t('line.figures.jitter')}>
            {t('line.figures.ms', { value: number.format(line.jitterMs) })}
          </Figure>
          <Figure word={t('line.figures.loss')}>
            {t('line.figures.share', { value: number.format(line.loss * 100) })}
          </Figure>
          <Figure word={t('line.figures.up')}>
            {t('line.figures.kbps', { value: number.format(line.upKbps) })}
          </Figure>
          <Figure word={t('line.figures.down')}>
            {t('line.figures.kbps', { value: number.format(line.downKbps) })}
          </Figure>
        </dl>
      )}
    </>
  );
}

/** What was waited for comes below the button, on a phone below the lower bar. */
function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center' });
}

function Figure({ word, children }: { word: string; children: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd className="numerals">{children}</dd>
    </div>
  );
}
