import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { call } from '#client/api/call.ts';
import { queryClient } from '#client/api/query-client.ts';
import { CheckSheet } from '#client/features/site-devices/CheckSheet.tsx';
import '#client/i18n/i18n.ts';
import type { DeviceReport, DeviceRequest, ToneReport } from '#contract/device-report.ts';
import type { SiteDevice } from '#contract/http/devices.ts';

vi.mock('#client/api/call.ts', () => ({ call: vi.fn() }));

const SPEAKERS = [
  { deviceId: 'default', label: 'Loa trần' },
  { deviceId: 's2', label: 'Loa kéo' },
];
let report: DeviceReport;
let asked: DeviceRequest[];

/** The machine does not report by itself: `reports` is what it tells from then on. */
const reports = (tone: ToneReport | undefined, more: Partial<DeviceReport> = {}) => {
  report = { ...report, ...more, ...(tone && { tone }) };
};

beforeEach(() => {
  asked = [];
  report = {
    version: 'index-1',
    microphones: [],
    cameras: [],
    speakers: SPEAKERS,
    chosen: { microphone: null, camera: null, documentCamera: null, speaker: 's2' },
    permission: { microphone: 'granted', camera: 'granted' },
    microphone: { state: 'closed' },
    camera: 'off',
    line: { quality: 'good', kbps: 900 },
    meetingId: null,
  };
  vi.mocked(call).mockImplementation((async (name: string, { body }: { body: DeviceRequest }) => {
    if (name === 'devices.request') asked.push(body);
    return { ...device, report };
  }) as never);
});

afterEach(() => {
  cleanup();
  queryClient.clear();
});

const device = { siteName: 'Điểm cầu xã Bình Hòa', isOnline: true } as SiteDevice;

/** Opens the sheet, has a tone asked for and answers its id. */
async function ask(): Promise<string> {
  if (!screen.queryByRole('dialog'))
    render(
      <QueryClientProvider client={queryClient}>
        <CheckSheet device={{ ...device, report }} onClose={() => undefined} />
      </QueryClientProvider>,
    );
  const before = asked.length;
  fireEvent.click(screen.getByRole('button', { name: 'Phát âm thử trong phòng' }));
  await waitFor(() => expect(asked).toHaveLength(before + 1));
  const request = asked.at(-1);
  if (request?.kind !== 'testTone' || !request.toneId) throw new Error('no tone was asked for');
  return request.toneId;
}

const said = (words: RegExp) => screen.findByText(words, undefined, { timeout: 3_000 });

it('says that a tone was asked for, that it is played, and through which speaker it was', async () => {
  const toneId = await ask();
  await said(/Đã gửi yêu cầu phát âm thử/);
  reports({ toneId, state: 'playing' });
  await said(/đang phát âm thử/);
  reports({ toneId, state: 'played', speakerId: 's2', isChosen: true });
  await said(/đã phát âm thử ra loa đã chọn: Loa kéo\. Hệ thống không mở micro/);
});

it.each<[string, RegExp, (toneId: string) => ToneReport, Partial<DeviceReport>?]>([
  [
    'the browser’s own speaker',
    /Không dùng được loa đã chọn; máy đã phát âm thử ra loa mặc định của máy: Loa trần/,
    (toneId) => ({ toneId, state: 'played', speakerId: null, isChosen: false }),
  ],
  [
    'a speaker without a name',
    /ra loa mặc định của máy\. Hệ thống/,
    (toneId) => ({ toneId, state: 'played', speakerId: null, isChosen: true }),
    { speakers: [{ deviceId: 's2', label: '' }] },
  ],
  [
    'no speaker that the browser sees',
    /trình duyệt không thấy loa nào/,
    (toneId) => ({ toneId, state: 'played', speakerId: null, isChosen: true }),
    { speakers: [] },
  ],
  [
    'nothing, as sound is held back',
    /trình duyệt của máy chặn tiếng/,
    (toneId) => ({ toneId, state: 'failed', why: 'heldBack' }),
  ],
  [
    'nothing that works',
    /không có loa nào dùng được/,
    (toneId) => ({ toneId, state: 'failed', why: 'noOutput' }),
  ],
])('says what the tone came out of: %s', async (_, words, tone, more) => {
  reports(tone(await ask()), more);
  await said(words);
});

it('takes the word of another tone for that of none', async () => {
  const played = { state: 'played', speakerId: null, isChosen: true } as const;
  reports({ ...played, toneId: '00000000-0000-4000-8000-000000000009' });
  const first = await ask();
  await said(/Đã gửi yêu cầu phát âm thử/);
  expect(screen.queryByText(/đã phát âm thử/)).toBeNull();
  reports({ ...played, toneId: first });
  await said(/đã phát âm thử/);
  await ask();
  await said(/Đã gửi yêu cầu phát âm thử/);
  expect(screen.queryByText(/đã phát âm thử/)).toBeNull();
});
