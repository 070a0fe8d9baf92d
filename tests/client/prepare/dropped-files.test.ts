// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { droppedFiles, filesOfFolder } from '#client/features/prepare/dropped-files.ts';

function inFolder(path: string): File {
  const file = new File(['x'], path.split('/').at(-1) ?? '');
  Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

const entryOf = (file: File): FileSystemEntry =>
  ({
    isFile: true,
    isDirectory: false,
    name: file.name,
    file: (done: (file: File) => void) => done(file),
  }) as unknown as FileSystemEntry;

/** A folder that gives its entries two at a time, as browsers give a hundred. */
function folderOf(name: string, entries: FileSystemEntry[]): FileSystemEntry {
  const createReader = () => {
    const left = [...entries];
    return { readEntries: (done: (some: FileSystemEntry[]) => void) => done(left.splice(0, 2)) };
  };
  return { isFile: false, isDirectory: true, name, createReader } as unknown as FileSystemEntry;
}

function dropped(files: File[], entries: FileSystemEntry[]): DataTransfer {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  return { files, items } as unknown as DataTransfer;
}

const named = (name: string) => new File(['x'], name);
const names = (files: readonly File[]) => files.map(({ name }) => name);

it('a folder that was chosen gives its papers in the order of their names, and nothing that systems left', () => {
  const paths = [
    '10.pdf',
    '2.pdf',
    'Đề án/b.pdf',
    'Đề án/a.pdf',
    '.DS_Store',
    '~$2.docx',
    '.git/x.pdf',
  ];
  const files = filesOfFolder(paths.map((path) => inFolder(`Hồ sơ/${path}`)));
  expect(names(files)).toEqual(['2.pdf', '10.pdf', 'a.pdf', 'b.pdf']);
});

it('files that are dropped stay in the order of the hand', async () => {
  const files = [named('b.pdf'), named('a.pdf')];
  expect(names(await droppedFiles(dropped(files, files.map(entryOf))))).toEqual(['b.pdf', 'a.pdf']);
});

it('a folder that is dropped gives all that is in it, however deep, in the order of names', async () => {
  const inner = folderOf('2 phụ lục', [entryOf(named('b.pdf')), entryOf(named('a.pdf'))]);
  const others = ['3.pdf', 'Thumbs.db', '1.pdf', '10.pdf'].map((name) => entryOf(named(name)));
  const outer = folderOf('Hồ sơ', [...others, inner]);
  const files = await droppedFiles(dropped([], [entryOf(named('trước.pdf')), outer]));
  expect(names(files)).toEqual(['trước.pdf', '1.pdf', 'a.pdf', 'b.pdf', '3.pdf', '10.pdf']);
});
