import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { refuse } from '#contract/errors.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { PacketContents } from '#contract/http/reading.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { type PacketItem, type PacketPlan, planPacket } from '#server/domain/packet-plan.ts';
import { spokenMoment, spokenSpan } from '#server/domain/spoken-time.ts';
import type { OpenFile } from './document-reading.ts';
import { createOnceAMinute } from './once-a-minute.ts';
import type { PageService } from './page-service.ts';
import type { AuditLog } from './ports/audit.ts';
import type { Clock } from './ports/clock.ts';
import type { DerivedFile, DerivedFiles } from './ports/derived-files.ts';
import type { ByteRange, FileKey, FileStore } from './ports/file-store.ts';
import type { PacketCover, PacketMaker, PacketReader, PacketSource } from './ports/packet-maker.ts';
import type { Readings } from './readable-documents.ts';

/** Rises with every change of how a packet looks, so that older ones are made anew. */
const FORM = 1;

/** What the service works with. */
export type PacketParts = {
  readings: Readings;
  files: Pick<FileStore, 'withLocalPath'>;
  derived: DerivedFiles;
  pages: Pick<PageService, 'sizesOf'>;
  maker: PacketMaker;
  audit: AuditLog;
  clock: Clock;
};

/** Packets: all that one person may read of a meeting, as one PDF. Rights are asked at each call, for each document. */
export type PacketService = ReturnType<typeof createPacketService>;

type Wanted = {
  meeting: Meeting;
  plan: PacketPlan;
  pdfKeys: FileKey[];
  leftOut: string[];
  /** Names what the packet is made of: the same for all who may read the same. */
  key: FileKey;
};

/** Makes the service of packets. The body is kept per set of documents; each reader's name is put after it when it is read. */
export function createPacketService(parts: PacketParts) {
  const { readings, files, derived, pages, maker, audit, clock } = parts;
  const onceAMinute = createOnceAMinute(clock);

  async function wanted(actor: Actor, meetingId: MeetingId): Promise<Wanted> {
    const { meeting, documents, leftOut } = await readings.of(actor, meetingId);
    const items: PacketItem[] = meeting.items.map(({ itemId, title }, index) => ({
      itemId,
      number: index + 1,
      title,
      parts: documents.filter((document) => document.itemId === itemId),
    }));
    const plan = planPacket(items);
    const ordered = items.flatMap((item) => item.parts.map((part) => part.versionId));
    const keys = new Map(documents.map(({ versionId, pdfKey }) => [versionId, pdfKey]));
    const pdfKeys = ordered.flatMap((versionId) => keys.get(versionId) ?? []);
    const said = { ...coverOf(meeting, plan, leftOut), madeAt: '' };
    const key = createHash('sha256')
      .update(JSON.stringify([FORM, meeting.meetingId, said, plan, pdfKeys]))
      .digest('hex');
    return { meeting, plan, pdfKeys, leftOut, key };
  }

  function coverOf(meeting: Meeting, plan: PacketPlan, leftOut: readonly string[]): PacketCover {
    const chair = meeting.participants.find(({ userId }) => userId === meeting.chairId);
    const count = plan.items.reduce((sum, item) => sum + item.parts.length, 0);
    return {
      unitName: meeting.unitName,
      meetingTitle: meeting.title,
      typeName: meeting.typeName,
      time: spokenSpan(new Date(meeting.startsAt), new Date(meeting.endsAt)),
      place: meeting.place,
      chair: chair ? [...new Set([chair.name, chair.position])].filter(Boolean).join(', ') : '',
      summary: `${count} tài liệu, ${plan.pageCount} trang`,
      madeAt: spokenMoment(clock.now()),
      leftOut,
    };
  }

  async function withPaths<T>(
    keys: readonly FileKey[],
    use: (paths: string[]) => Promise<T>,
    paths: string[] = [],
  ): Promise<T> {
    const [key, ...rest] = keys;
    if (key === undefined) return use(paths);
    return files.withLocalPath(key, (path) => withPaths(rest, use, [...paths, path]));
  }

  async function made({ meeting, plan, pdfKeys, leftOut, key }: Wanted): Promise<DerivedFile> {
    if (pdfKeys.length === 0) throw refuse('NOT_FOUND', 'packet-empty');
    return derived.get(key, 'packet.pdf', (target) =>
      withPaths(pdfKeys, async (paths) => {
        const sources: PacketSource[] = [];
        for (const [index, path] of paths.entries())
          sources.push({ path, sizes: await pages.sizesOf(pdfKeys[index] ?? '') });
        await maker.make({ plan, cover: coverOf(meeting, plan, leftOut), sources }, target);
      }),
    );
  }

  function readerOf(actor: Actor, meeting: Meeting): PacketReader {
    const listed = meeting.participants.find(({ userId }) => userId === actor.userId);
    return listed ?? { name: actor.name, position: '', unitName: '' };
  }

  return {
    /** What the actor's packet holds, and on which pages. */
    async contents(actor: Actor, meetingId: MeetingId): Promise<PacketContents> {
      const { meeting, plan, leftOut, key } = await wanted(actor, meetingId);
      const documents = plan.items.flatMap(({ itemId, parts: placed }) =>
        placed.map(({ documentId, versionId, title, firstPage, pageCount }) => ({
          itemId,
          documentId,
          versionId,
          title,
          firstPage,
          pageCount,
        })),
      );
      return { key, fileName: fileNameOf(meeting), pageCount: plan.pageCount, documents, leftOut };
    },

    /** Makes the actor's packet, unless it is there. NOT_FOUND `packet-empty` when there is nothing to put into it. */
    async make(actor: Actor, meetingId: MeetingId): Promise<{ sizeBytes: number }> {
      const { sizeBytes } = await made(await wanted(actor, meetingId));
      return { sizeBytes };
    },

    /** Opens the actor's packet, and makes it first when it is not there. */
    async open(actor: Actor, meetingId: MeetingId): Promise<OpenFile> {
      const asked = await wanted(actor, meetingId);
      const body = await made(asked);
      const tail = await maker.personalise(body.path, readerOf(actor, asked.meeting));
      const sizeBytes = body.sizeBytes + tail.length;
      const whole = { start: 0, end: sizeBytes - 1 };
      return {
        fileName: fileNameOf(asked.meeting),
        mediaType: 'application/pdf',
        sizeBytes,
        etag: `${asked.key}-${createHash('sha256').update(tail).digest('hex').slice(0, 16)}`,
        read: (range = whole) => readJoined(body, tail, range),
        noteOpening: () =>
          onceAMinute(`${asked.key} ${actor.userId}`, () =>
            audit.write({
              accountId: actor.userId,
              action: 'packet.read',
              subject: `meeting:${meetingId}`,
              detail: { pages: asked.plan.pageCount, packet: asked.key },
            }),
          ),
      };
    },
  };
}

function fileNameOf(meeting: Meeting): string {
  return `Tập tài liệu - ${meeting.title}.pdf`;
}

/** Reads a range of a file and of the bytes that follow it. */
async function readJoined(
  body: DerivedFile,
  tail: Uint8Array,
  { start, end }: ByteRange,
): Promise<Readable> {
  const after = tail.subarray(
    Math.max(0, start - body.sizeBytes),
    Math.max(0, end + 1 - body.sizeBytes),
  );
  if (start >= body.sizeBytes) return Readable.from([after], { objectMode: false });
  const before = await body.read({ start, end: Math.min(end, body.sizeBytes - 1) });
  if (after.length === 0) return before;
  return Readable.from(joined(before, after), { objectMode: false });
}

async function* joined(before: Readable, after: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* before;
  yield after;
}
