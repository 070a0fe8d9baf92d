import { Listeners } from '#media/listeners.ts';
import type { MediaLog } from '#media/media-log.ts';
import { NodeLink } from './node-link.ts';
import type { Registry } from './registry.ts';

const LOOK_EVERY_MS = 1_000;

/** What happened to a node: ready for rooms, to be left, gone. */
export type NodeNews = { link: NodeLink; now: 'ready' | 'draining' | 'lost' };

/** The nodes that this process has a line to. Redis tells of new ones; whether one lives, its line tells. */
export class NodeDirectory {
  readonly #registry: Registry;
  readonly #line: { secret: string; silenceMs: number };
  readonly #log: MediaLog;
  readonly #links = new Map<string, NodeLink>();
  readonly #news: Listeners<NodeNews>;
  readonly #timer: NodeJS.Timeout;
  #closed = false;
  #looking = false;

  constructor(registry: Registry, line: { secret: string; silenceMs: number }, log: MediaLog) {
    this.#registry = registry;
    this.#line = line;
    this.#log = log;
    this.#news = new Listeners((err) => log.error({ err }, 'media nodes: listener failed'));
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.#timer.unref();
    void this.look();
  }

  /** All nodes that answered. */
  get links(): NodeLink[] {
    return [...this.#links.values()].filter((link) => link.state !== null);
  }

  /** Tells what happens to nodes, until the returned function is called. */
  onNews(listener: (news: NodeNews) => void): () => void {
    return this.#news.add(listener);
  }

  /** Looks for new nodes now. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      for (const record of await this.#registry.list()) {
        if (this.#closed) return;
        if (this.#links.has(record.nodeId)) continue;
        const link: NodeLink = new NodeLink(record, this.#line, {
          changed: (changed) => this.#changed(changed),
          lost: (lost) => this.#lost(lost),
        });
        this.#links.set(record.nodeId, link);
      }
    } catch (err) {
      // The lines that are open go on; Redis's own log line says that it is away.
      this.#log.info({ err: String(err) }, 'media nodes: not looked up');
    } finally {
      this.#looking = false;
    }
  }

  /** Ends all lines; again is harmless. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#news.clear();
    for (const link of [...this.#links.values()]) link.close();
  }

  #changed(link: NodeLink): void {
    const { nodeId } = link;
    this.#log.info({ nodeId, usable: link.usable }, 'media nodes: a node changed');
    this.#news.tell({ link, now: link.usable ? 'ready' : 'draining' });
  }

  #lost(link: NodeLink): void {
    const { nodeId, state } = link;
    this.#links.delete(nodeId);
    if (state?.draining && !link.hasRooms)
      this.#log.info({ nodeId }, 'media nodes: a node ended after its drain');
    else if (state !== null) this.#log.warn({ nodeId }, 'media nodes: a node is lost');
    this.#news.tell({ link, now: 'lost' });
  }
}
