import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { fromUnicode } from '#server/domain/old-encodings.ts';
import { docxInFont } from '#tests/support/files/office-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

// Two cores, LibreOffice at low priority: a conversion may wait long for its turn beside other tests.
vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
const { upload, converted } = useDocumentDesk(database);

const LINES = [
  'Báo cáo tình hình kinh tế - xã hội của ủy ban nhân dân huyện',
  'Trưởng phòng tư pháp, những người được mời: đồng chí Nguyễn Văn Được',
];

async function textOf(versionId: string): Promise<string> {
  const { pageText } = await database.prisma.documentVersion.findUniqueOrThrow({
    where: { id: versionId },
  });
  return (pageText ?? '').replace(/\s+/g, ' ');
}

describe('a document in fonts from before Unicode', () => {
  it.each([
    ['tcvn3', '.VnTime'],
    ['vni', 'VNI-Times'],
  ] as const)('of %s is said to be, and found as Unicode', async (encoding, font) => {
    const lines = LINES.map((line) => fromUnicode(line, encoding));
    const added = await upload(await docxInFont(font, ...lines, randomUUID()), 'cũ.docx');
    const { progress } = await converted(added);
    expect(progress).toEqual({ state: 'ready', pageCount: 1, oldEncoding: encoding });
    const text = await textOf(added.versionId);
    for (const line of LINES) expect(text).toContain(line);
  });

  it('that only names such a font is as any other', async () => {
    const added = await upload(await docxInFont('.VnTime', ...LINES, randomUUID()), 'mới.docx');
    expect((await converted(added)).progress).toEqual({ state: 'ready', pageCount: 1 });
    expect(await textOf(added.versionId)).toContain(LINES[0]);
  });
});
