import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchRoutes } from '#contract/http/search.ts';
import { toIndexedPages, writePages } from '#server/db/page-index.ts';
import { aDistrict } from '#tests/support/a-district.ts';
import { type Browser, useServer } from '#tests/support/use-server.ts';

const server = useServer();
const { answer: Found } = searchRoutes['search.documents'];
const SECRET = 'điều chỉ đại biểu biết';
let delegate: Browser;
let stranger: Browser;
let versionId: string;

beforeAll(async () => {
  const { prisma } = server.database;
  const district = await aDistrict(prisma);
  const chairId = await district.account('chutri');
  const delegateId = await district.account('daibieu');
  await district.account('nguoila', ['systemAdmin']);
  versionId = randomUUID();
  const leads = { chairId, secretaryId: chairId };
  await district.meeting(leads, {
    title: 'Phiên họp kín tên',
    participants: { create: [{ accountId: delegateId, roles: ['delegate'] }] },
    items: {
      create: {
        position: 0,
        title: 'Nội dung',
        documents: {
          create: {
            position: 0,
            title: 'Tờ trình',
            versions: {
              create: {
                id: versionId,
                number: 1,
                fileName: 'to-trinh.pdf',
                fileKind: 'pdf',
                sizeBytes: 1,
                sha256: 'x',
                originalKey: 'x',
                pdfKey: 'x',
                state: 'ready',
                pageCount: 1,
                uploadedById: chairId,
              },
            },
          },
        },
      },
    },
  });
  const pages = await toIndexedPages(SECRET, 1);
  await prisma.$transaction((tx) => writePages(tx, versionId, pages));
  delegate = await server.signIn('daibieu');
  stranger = await server.signIn('nguoila');
});

const search = (browser: Browser, query: Record<string, string>) =>
  browser.send('GET', `/api/search?${new URLSearchParams(query)}`);

describe('searching over HTTP', () => {
  it('answers who takes part with the page and its words', async () => {
    const answer = Found.parse(await (await search(delegate, { q: 'chi dai bieu' })).json());
    expect(answer.documents).toMatchObject([
      {
        versionId,
        pages: [{ page: 1, isExact: true, snippet: { text: SECRET, marks: [[5, 17]] } }],
      },
    ]);
  });

  it('gives a stranger nothing, not even a number, and nobody who is not signed in', async () => {
    for (const q of ['điều', 'Tờ trình', 'to-trinh.pdf', 'Phiên họp kín tên']) {
      const answer = await search(stranger, { q });
      expect(await answer.text()).toBe('{"documents":[],"next":null,"isCut":false}');
    }
    expect((await search(server.browser(), { q: 'điều' })).status).toBe(401);
    const words = await stranger.send('GET', `/api/versions/${versionId}/pages/1/words`);
    expect(words.status).toBe(403);
    expect(await words.text()).not.toContain('điều');
  });

  it.each([
    { q: '' },
    { q: '   ' },
    { q: 'a'.repeat(201) },
    { q: 'a', meetingId: 'x' },
    { q: 'a', from: 'hôm qua' },
    { q: 'a', cursor: "1~0~'; drop table account; --" },
    { q: 'a', cursor: '1~0~000000000000000000000000000000000000' },
  ])('refuses %j', async (query) => {
    const answer = await search(delegate, query as Record<string, string>);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'BAD_INPUT' });
  });

  it.each([
    "'; drop table page_text; --",
    "' | 'điều'",
    'a & !b | (c <-> d):*',
    "\\' \\\\ ''' \"\"\" :* <-> !!",
    'điều%_\u0000',
    '“ ” „ "',
    '\ud800',
    '<script>alert(1)</script>',
  ])('takes %j as words and nothing else', async (q) => {
    const answer = await search(delegate, { q });
    expect([200, 400]).toContain(answer.status);
    expect(await answer.text()).not.toMatch(/syntax|tsquery|INTERNAL/);
    const after = Found.parse(await (await search(delegate, { q: 'điều' })).json());
    expect(after.documents).toHaveLength(1);
  });

  it('takes so many searches a minute of a session, and of others still', async () => {
    const own = await server.signIn('daibieu');
    const answers = await Promise.all(Array.from({ length: 125 }, () => search(own, { q: 'zzz' })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(120);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect((await search(await server.signIn('daibieu'), { q: 'zzz' })).status).toBe(200);
  });
});
