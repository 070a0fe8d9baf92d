// What systems and office programs leave in folders beside the papers.
const LEFT_BY_SYSTEMS = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;
const MOST_FILES = 500;
const inOrder = new Intl.Collator('vi', { numeric: true, sensitivity: 'base' });

/** The files of a folder that was chosen, in the order of their names, without what systems leave there. */
export function filesOfFolder(files: readonly File[]): File[] {
  const pathOf = (file: File) => file.webkitRelativePath || file.name;
  return files
    .filter((file) => !pathOf(file).split('/').some(isLeftBySystem))
    .sort((a, b) => inOrder.compare(pathOf(a), pathOf(b)))
    .slice(0, MOST_FILES);
}

/**
 * All files that were dropped, as they lay in hand; a folder among them gives all that is in it, in the order of names. Call it within
 * the event: the list of what was dropped is empty afterwards.
 */
export function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const plain = [...transfer.files];
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return Promise.resolve(plain);
  return (async () => {
    const found: File[] = [];
    for (const entry of entries) await collect(entry, found);
    return found.slice(0, MOST_FILES);
  })();
}

async function collect(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (isLeftBySystem(entry.name) || found.length >= MOST_FILES) return;
  if (isFile(entry)) {
    found.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
    return;
  }
  if (!isFolder(entry)) return;
  const inside = await entriesOf(entry.createReader());
  inside.sort((a, b) => inOrder.compare(a.name, b.name));
  for (const next of inside) await collect(next, found);
}

// A reader gives a hundred at a time, and none at the end.
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const isLeftBySystem = (name: string) => LEFT_BY_SYSTEMS.test(name);
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
