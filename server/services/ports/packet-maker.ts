import type { PacketPlan } from '#server/domain/packet-plan.ts';

/** What the cover says of the meeting, whoever reads it; all of it in Vietnamese, ready to be written. */
export type PacketCover = {
  unitName: string;
  meetingTitle: string;
  typeName: string;
  time: string;
  place: string;
  chair: string;
  summary: string;
  madeAt: string;
  leftOut: readonly string[];
};

/** Whose packet it is. */
export type PacketReader = { name: string; position: string; unitName: string };

/** The documents of a packet in the order of the plan: where each lies, and the sizes of its pages in points. */
export type PacketSource = {
  path: string;
  sizes: readonly { widthPt: number; heightPt: number }[];
};

/** Puts packets together with programs that are confined and limited. */
export interface PacketMaker {
  /** Writes the packet with a cover that names nobody. Rejects with UNAVAILABLE `packet-not-made`. */
  make(
    packet: { plan: PacketPlan; cover: PacketCover; sources: readonly PacketSource[] },
    target: string,
  ): Promise<void>;
  /** What comes after the bytes of the packet at `path`, so that its cover names the reader. */
  personalise(path: string, reader: PacketReader): Promise<Uint8Array>;
}
