import { randomUUID } from 'node:crypto';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { Proceedings } from '#contract/http/proceedings.ts';
import { AgendaItemId, CommandId, MeetingId, type UserId } from '#contract/ids.ts';
import { aConferenceSocket } from '#tests/support/a-conference-socket.ts';
import { aDistrict } from '#tests/support/a-district.ts';
import { release } from '#tests/support/release.ts';
import { type Browser, useServer } from '#tests/support/use-server.ts';

const server = useServer();
const browsers = new Map<string, Browser>();
const itemId = AgendaItemId.parse(randomUUID());
const meetingId = MeetingId.parse(randomUUID());
const who = (name: string) => browsers.get(name) as Browser;
const address = `/api/meetings/${meetingId}/proceedings`;

beforeAll(async () => {
  const district = await aDistrict(server.database.prisma);
  const ids = new Map<string, UserId>();
  for (const name of ['chair', 'secretary', 'member']) ids.set(name, await district.account(name));
  for (const name of ids.keys()) browsers.set(name, await server.signIn(name));
  const idOf = (name: string) => ids.get(name) as UserId;
  const leads = { chairId: idOf('chair'), secretaryId: idOf('secretary') };
  await district.meeting(leads, {
    id: meetingId,
    items: { create: [{ id: itemId, position: 0, title: 'Kế hoạch đầu tư công' }] },
    participants: { create: [{ accountId: idOf('member'), roles: ['delegate'] }] },
  });
  await release(who('secretary'), meetingId);
  await command('chair', 'meeting.start', { reason: 'Nội dung cấp bách, phải họp ngay' });
  await command('chair', 'agenda.goTo', { itemId });
});

async function command(name: string, does: string, input: unknown): Promise<void> {
  const { socket, enter } = await aConferenceSocket(server.url, who(name).cookie);
  await enter(meetingId);
  const commandId = CommandId.parse(randomUUID());
  const sent = { meetingId, commandId, name: does, input };
  expect(await socket.emitWithAck('command', sent)).toMatchObject({ ok: true });
  socket.disconnect();
}

async function read(): Promise<Proceedings> {
  return Proceedings.parse(await (await who('secretary').send('GET', address)).json());
}

const aLine = (more: object) => ({ lineId: randomUUID(), itemId: null, seq: null, ...more });

describe('the proceedings', () => {
  it('are for those who lead and the secretary', async () => {
    expect((await who('member').send('GET', address)).status).toBe(403);
    expect((await who('member').send('GET', `${address}/docx`)).status).toBe(403);
    expect((await who('chair').send('GET', address)).status).toBe(200);
  });

  it('suggest what happened; what is taken or left out is suggested no more, and comes back', async () => {
    const [opening, moved] = (await read()).suggestions;
    expect(opening?.text).toContain('khai mạc cuộc họp');
    expect(moved).toMatchObject({
      itemId,
      text: 'Cuộc họp chuyển sang nội dung: Kế hoạch đầu tư công.',
    });
    const text = `${opening?.text} Thư ký điểm danh.`;
    const taken = aLine({ seq: opening?.seq, text });
    for (const _ of [1, 2])
      expect((await who('secretary').send('POST', address, taken)).status).toBe(200);
    await who('secretary').send('PUT', `${address}/suggestions/${moved?.seq}`);
    const after = await read();
    expect(after.suggestions).toEqual([]);
    expect(after.lines).toMatchObject([{ seq: opening?.seq, text, at: opening?.at, version: 1 }]);
    expect(after.leftOut).toBe(1);
    await who('secretary').send('DELETE', `${address}/left-out`);
    expect((await read()).suggestions.map(({ seq }) => seq)).toEqual([moved?.seq]);
    const again = aLine({ seq: opening?.seq, text: 'Khai mạc.' });
    const refused = await who('chair').send('POST', address, again);
    expect(await refused.json()).toMatchObject({
      code: 'CONFLICT',
      reason: 'proceedings-line-twice',
    });
  });

  it('take a typed line; a change against an old version is refused and loses nothing', async () => {
    const line = aLine({ itemId, text: 'Đại biểu thảo luận.' });
    await who('secretary').send('POST', address, line);
    const change = (text: string) =>
      who('chair').send('PATCH', `${address}/${line.lineId}`, { text, version: 1 });
    expect((await change('Đại biểu thảo luận sôi nổi.')).status).toBe(200);
    expect(await (await change('Khác.')).json()).toMatchObject({
      reason: 'proceedings-line-changed',
    });
    expect((await read()).lines.find(({ lineId }) => lineId === line.lineId)).toMatchObject({
      itemId,
      text: 'Đại biểu thảo luận sôi nổi.',
      version: 2,
    });
    const remove = (version: number) =>
      who('secretary').send('DELETE', `${address}/${line.lineId}?version=${version}`);
    expect((await remove(1)).status).toBe(412);
    expect((await remove(2)).status).toBe(200);
    expect((await read()).lines.some(({ lineId }) => lineId === line.lineId)).toBe(false);
  });

  it('refuse a line without words, for an item of another meeting, and for nothing that happened', async () => {
    const refusals = [
      [aLine({ text: ' ' }), 400],
      [aLine({ itemId: randomUUID(), text: 'Thảo luận.' }), 404],
      [aLine({ seq: 9999, text: 'Thảo luận.' }), 404],
    ] as const;
    for (const [line, status] of refusals)
      expect((await who('secretary').send('POST', address, line)).status).toBe(status);
  });

  it('take all at once up to an event, conclusions too, and go out as a document', async () => {
    await command('chair', 'conclusion.write', { itemId, text: 'Giao Phòng Tài chính' });
    const { suggestions } = await read();
    const upTo = suggestions.at(-1)?.seq;
    const answer = await who('secretary').send('POST', `${address}/suggestions`, { upTo });
    expect(await answer.json()).toEqual({ taken: suggestions.length });
    const file = await who('secretary').send('GET', `${address}/docx`);
    expect(file.headers.get('content-disposition')).toContain('.docx');
    const zip = await JSZip.loadAsync(await file.arrayBuffer());
    const words = (await zip.file('word/document.xml')?.async('string')) ?? '';
    await command('chair', 'conclusion.write', { itemId, text: 'Giao Phòng Nội vụ' });
    const { lines } = await read();
    const told = lines.find(({ text }) => text.includes('Giao Phòng Tài chính'));
    expect(told).toMatchObject({ isSuperseded: true });
    expect(lines.filter(({ isSuperseded }) => isSuperseded)).toHaveLength(1);
    expect(words).toContain('DIỄN BIẾN CUỘC HỌP');
    expect(words).toContain('1. Kế hoạch đầu tư công');
    expect(words).toContain('Chủ trì kết luận: Giao Phòng Tài chính.');
  });
});
