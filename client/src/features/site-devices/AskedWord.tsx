import { useTranslation } from 'react-i18next';
import type { DeviceReport, DeviceRequest } from '#contract/device-report.ts';

/** What came of what was asked of a machine: that it was passed on, and of a test tone how it ended, once the machine tells so. */
export function AskedWord(props: { asked: DeviceRequest; report: DeviceReport | null }) {
  const { t } = useTranslation('siteDevices');
  const { asked, report } = props;
  const tone = report?.tone;
  if (asked.kind !== 'testTone' || !report || !tone || tone.toneId !== asked.toneId)
    return t(`check.asked.${asked.kind}`);
  if (tone.state === 'playing') return t('check.toneEnd.playing');
  if (tone.state === 'failed') return t(`check.toneEnd.${tone.why}`);
  if (report.speakers.length === 0) return t('check.toneEnd.noSpeaker');
  const { speakerId, isChosen } = tone;
  const label = labelOf(report.speakers, speakerId ?? 'default');
  const named = label === '' ? '' : `: ${label}`;
  const words = speakerId === null ? 'ownSpeaker' : 'chosenSpeaker';
  return t(isChosen ? 'check.toneEnd.played' : 'check.toneEnd.instead', {
    speaker: t(`check.toneEnd.${words}`, { named }),
  });
}

/** What the browser calls a speaker; empty where it does not say. */
function labelOf(speakers: DeviceReport['speakers'], speakerId: string): string {
  return speakers.find(({ deviceId }) => deviceId === speakerId)?.label ?? '';
}
