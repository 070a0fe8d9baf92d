import type { PeerId } from '#contract/ids.ts';
import type { MediaNotice } from '#contract/media/wire.ts';
import { type LineView, type PictureSource, UNKNOWN_LINE } from './conference-state.ts';
import { FirstLayout } from './first-layout.ts';
import { forgetLine, rememberLine } from './known-line.ts';
import type { LineWay } from './line-way.ts';
import type { MediaSignal } from './media-signal.ts';
import type { Peers } from './peers.ts';
import { type PictureChoice, rememberChoice, rememberedChoice } from './picture-choice.ts';
import type { Receiver } from './receiver.ts';
import { ShownReporter } from './shown-reporter.ts';
import { Store } from './store.ts';
import type { Tiles } from './tiles.ts';
import { wantedConsumers } from './wanted-consumers.ts';

/** Which of the others' pictures come: as the tiles show them, the person lets them, and the line bears them. */
export class PictureSupply {
  readonly line = new Store<LineView>(UNKNOWN_LINE);
  readonly choice = new Store<PictureChoice>(rememberedChoice());
  readonly #receiver: () => Receiver | null;
  readonly #reporter: ShownReporter;
  #flowing: ReadonlySet<string> = new Set();
  #floorKey: string | null = null;
  readonly #layout = new FirstLayout(() => this.#reporter.report());

  constructor(from: {
    signal: MediaSignal;
    peers: Peers;
    tiles: Tiles;
    receiver: () => Receiver | null;
  }) {
    this.#receiver = from.receiver;
    this.#reporter = new ShownReporter(from.signal, () => {
      const receiver = from.receiver();
      if (!receiver) return [];
      const wanted = wantedConsumers(receiver, from.peers, from.tiles, {
        layingOut: this.#layout.lasts,
        choice: this.choice.getSnapshot(),
        floorKey: this.#floorKey,
        flowing: this.#flowing,
      });
      this.#flowing = new Set(wanted.map(({ consumerId }) => consumerId));
      return wanted;
    });
  }

  /** Tells the server what is to flow, if that is news. */
  report(): void {
    this.#reporter.report();
  }

  /** Forgets what was told, as after a lost line; the next report is sent at once. */
  reset(): void {
    this.#reporter.reset();
  }

  /** Forgets all of a session that ended. */
  end(): void {
    this.#layout.clear();
    this.#reporter.reset();
  }

  /** Lets the first cameras come until the page has laid out its tiles. */
  awaitLayout(): void {
    this.#layout.begin();
  }

  /** Takes what the server says of this device's line. */
  told({ type: _, ...line }: MediaNotice & { type: 'line' }): void {
    this.line.set(line);
    if (line.kbps === null) return;
    // Where all flows the estimate tells how little was wanted, not how little the line bears.
    if (line.receives === 'all') forgetLine();
    else rememberLine(line.kbps);
  }

  /** Lets all pictures come, or fewer, and remembers it for this meeting. */
  choose(choice: PictureChoice): void {
    rememberChoice(choice);
    this.choice.set(choice);
    this.#reporter.report();
  }

  /** Learns which tile shows who has the floor, by its key (null: none does): where one picture alone comes, it is theirs. */
  giveFloor(key: string | null): void {
    this.#floorKey = key;
    this.#reporter.report();
  }

  /** Which way what is received takes; null while nothing is. */
  async way(): Promise<LineWay | null> {
    return this.#receiver()?.way() ?? null;
  }

  /** Why another's picture does not come: the line does not bear it, or this person chose so; null: it comes, or is not sent. */
  missing(peerId: PeerId, source: PictureSource): 'heldBack' | 'notChosen' | null {
    const id = this.#receiver()?.find(peerId, source)?.offer.consumerId;
    if (id === undefined) return null;
    if (this.line.getSnapshot().heldBack.includes(id)) return 'heldBack';
    const comes = this.choice.getSnapshot() === 'all' || this.#flowing.has(id);
    return comes ? null : 'notChosen';
  }
}
