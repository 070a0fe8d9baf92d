import type { StrokeId, UserId, VersionId } from '#contract/ids.ts';
import type { SharedStroke, Stroke } from '#contract/live/ink.ts';
import type { Signal } from '#contract/live/wire.ts';
import type { SendStroke } from './ink/use-own-shared.ts';

/** The version of a document that is read; `pageCount` may be null until the file itself tells it. */
export type ViewedVersion = {
  versionId: VersionId;
  title: string;
  pageCount: number | null;
  /** „Lưu hành nội bộ“: pages bear their reader's name. */
  isInternal?: boolean | undefined;
};

/** A stroke that somebody is drawing right now, gathered from `drawing` signals; points in PDF points. */
export type DrawingStroke = {
  strokeId: StrokeId;
  versionId: VersionId;
  page: number;
  style: Pick<Stroke, 'tool' | 'color' | 'widthPt'>;
  points: Stroke['points'];
  /** When the newest points came, in milliseconds of the local clock; a stroke that stays silent is dropped. */
  heardAtMs: number;
};

/** Where the presenter points; x and y in PDF points from the page's top left corner. */
export type PresenterPointer = { versionId: VersionId; page: number; x: number; y: number };

/** The part of the page that the presenter has in sight: [x, y, width, height] in PDF points. */
export type PresenterRegion = {
  versionId: VersionId;
  page: number;
  rect: [x: number, y: number, width: number, height: number];
};

/** What the document viewer takes. A right that the viewer does not have is null. */
export type DocumentViewerProps = {
  version: ViewedVersion;
  /** Who reads: private annotations and open files are kept apart by account on a shared device. */
  readerId: UserId;
  /** The page that is to be shown, from 1; the viewer is controlled. */
  page: number;
  /** Asks for another page (button, key, swipe, search hit); null: pages cannot be turned here. */
  onPage: ((page: number) => void) | null;
  /** All shared strokes of the meeting; the viewer picks those of its version and page. */
  sharedInk: SharedStroke[];
  /** Strokes being drawn by the presenter; see `gatherDrawing` in `drawing-signals.ts`. */
  drawing: DrawingStroke[];
  presenterPointer: PresenterPointer | null;
  /** Followed when it changes; null: this reader looks at the page in their own way. */
  presenterRegion: PresenterRegion | null;
  /** Writes for everyone; null: this reader is not the presenter. */
  onSharedStroke: SendStroke | null;
  onRemoveSharedStroke: ((strokeId: StrokeId) => void) | null;
  /** Takes volatile signals (pointer, stroke being drawn, part in sight), already slowed down to at most 20 a second; null: none are sent. */
  onSignal: ((signal: Signal) => void) | null;
  /** Whether private annotations may be read and written here. */
  annotate: boolean;
  /** What is looked for when the document opens, and marked. */
  find?: string | undefined;
  /** Whether this reader may take the document away, with the own notes in it. */
  mayDownload: boolean;
  /** The hall screen: the page alone, fitted to the box, without any control. */
  bare: boolean;
};
