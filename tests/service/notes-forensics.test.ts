import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { memoryKeyShelf } from '#client/features/notes-key/key-shelf.ts';
import { NotesKeyRing } from '#client/features/notes-key/notes-key-ring.ts';
import type { AnnotationBody } from '#client/features/viewer/notes/annotation-body.ts';
import { sealAnnotation } from '#client/features/viewer/notes/annotation-seal.ts';
import { AnnotationId, StrokeId, VersionId } from '#contract/ids.ts';
import { createAnnotationStore } from '#server/db/annotation-store.ts';
import { createNotesKeyStore } from '#server/db/notes-key-store.ts';
import { createAnnotationService } from '#server/services/annotation-service.ts';
import { createNotesKeyService } from '#server/services/notes-key-service.ts';
import { systemClock as clock } from '#server/services/ports/clock.ts';
import { aDocumentGate } from '#tests/support/a-document-gate.ts';
import { aPreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const PASSWORD = 'mat-khau-khong-duoc-lo';
/** Of words that stand nowhere else in the database: names of kinds of papers are there too. */
const NOTE = 'Khoản thuế khoán chênh nhiều quá, chưa thuyết phục';
const COORDINATE = '417.39';
/** Written in plain text at the same time: a search that misses it would miss the notes too. */
const CONTROL = 'Phiên họp để đối chứng';
let code = '';

beforeAll(async () => {
  const { prisma } = database;
  const meeting = await aPreparedMeeting(prisma, 'released');
  await prisma.meeting.update({ where: { id: meeting.meetingId }, data: { title: CONTROL } });
  const { id } = await prisma.documentVersion.create({
    data: {
      number: 1,
      fileName: 'a.pdf',
      fileKind: 'pdf',
      sizeBytes: 1,
      sha256: 'x',
      originalKey: 'x',
      pdfKey: 'x',
      state: 'ready',
      pageCount: 2,
      uploadedById: meeting.secretary.userId,
      document: { create: { itemId: meeting.itemId, position: 0, title: 'Tờ trình' } },
    },
  });
  const { delegate } = meeting;
  const ownerId = delegate.userId;
  const versionId = VersionId.parse(id);
  const keys = createNotesKeyService({ keys: createNotesKeyStore(database) });
  // The browser's own code, on the server's own services.
  const ring = new NotesKeyRing({
    server: { get: () => keys.get(delegate), put: (change) => keys.put(delegate, change) },
    shelf: memoryKeyShelf(),
  });
  await ring.signedIn(ownerId, PASSWORD, null);
  code = (await ring.recoveryCode()) ?? '';
  const key = await ring.writingKey();
  if (!key) throw new Error('The notes key is not open.');
  const annotations = createAnnotationService({
    gate: aDocumentGate(database).gate,
    annotations: createAnnotationStore(database),
    clock,
  });
  const stroke = {
    strokeId: StrokeId.parse(randomUUID()),
    tool: 'pen' as const,
    color: '#b3261e',
    widthPt: 2,
    points: [[Number(COORDINATE), 20, 0.5]] as [number, number, number][],
  };
  const bodies: AnnotationBody[] = [
    { kind: 'note', x: 1, y: 1, text: NOTE },
    { kind: 'ink', stroke },
  ];
  for (const body of bodies) {
    const annotationId = AnnotationId.parse(randomUUID());
    const place = { ownerId, versionId, annotationId, page: 1 };
    const sealed = await sealAnnotation(key, place, body);
    await annotations.put(delegate, versionId, annotationId, { page: 1, sealed });
  }
});

/** Every row of every table as text, bytes both as hexadecimal digits and as the letters that they may be. */
async function dump(): Promise<string> {
  const client = new Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    const parts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ text: string }>(
        `select t::text as text from ${name} t`,
      );
      parts.push(...rows.map(({ text }) => text));
    }
    const text = parts.join('\n');
    const bytes = [...text.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) =>
      Buffer.from(hex, 'hex').toString('latin1'),
    );
    return [text, ...bytes].join('\n');
  } finally {
    await client.end();
  }
}

it('a dump of every table holds neither what was written nor what would open it', async () => {
  const all = await dump();
  expect(all).toContain(CONTROL);
  expect(await database.prisma.annotation.count()).toBe(2);
  expect(code).toMatch(/^(\w{5}-){6}\w{5}$/);
  const secrets = [NOTE, COORDINATE, '"kind"', PASSWORD, code, code.replaceAll('-', '')];
  const written = [...secrets, ...NOTE.split(' ').filter((word) => word.length > 3)];
  for (const secret of written)
    for (const form of [secret, Buffer.from(secret).toString('latin1')])
      expect(all.includes(form), secret).toBe(false);
});
