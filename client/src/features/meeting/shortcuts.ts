/** What a key does in the room. */
export type Shortcut =
  | 'help'
  | 'microphone'
  | 'camera'
  | 'browse'
  | 'request'
  | 'vote'
  | 'stage'
  | 'layout'
  | 'nextSites'
  | 'smallWindow'
  | 'tab';

/** The keys of the room, in the order of the list on "?". Pages and Escape belong to the viewer and the sheets. */
export const SHORTCUTS: readonly { keys: readonly string[]; does: Shortcut }[] = [
  { keys: ['?'], does: 'help' },
  { keys: ['M'], does: 'microphone' },
  { keys: ['C'], does: 'camera' },
  { keys: ['T'], does: 'browse' },
  { keys: ['D'], does: 'request' },
  { keys: ['B'], does: 'vote' },
  { keys: ['G'], does: 'stage' },
  { keys: ['L'], does: 'layout' },
  { keys: ['N'], does: 'nextSites' },
  { keys: ['P'], does: 'smallWindow' },
  { keys: ['1', '2', '3', '4'], does: 'tab' },
];

/** What a key press means; null while something is written, or with a modifier that belongs to the browser. */
export function shortcutOf(event: KeyboardEvent): { does: Shortcut; key: string } | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null;
  const target = event.target;
  if (target instanceof HTMLElement) {
    if (target.isContentEditable || target.closest('input, textarea, select, dialog')) return null;
  }
  const key = event.key.toUpperCase();
  const found = SHORTCUTS.find((shortcut) => shortcut.keys.includes(key));
  return found ? { does: found.does, key } : null;
}
