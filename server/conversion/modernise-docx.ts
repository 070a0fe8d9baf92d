/**
 * A program of its own, so that a huge file can't hold up the server: writes a DOCX with its text in Unicode and in fonts that are
 * there, and says which old encoding it was in; writes and says nothing when it is Unicode. Arguments: the file, the file to write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import jszip from 'jszip';
import { encodingOfFont } from '#server/domain/old-encodings.ts';
import { modernPart, readStyleFonts } from './old-docx-text.ts';

const TEXT_PARTS = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/;
const FONT_PARTS = /^word\/[^/]+\.xml$/;

const [, , path = '', target = ''] = argv;
const zip = await jszip.loadAsync(readFileSync(path));
const names = Object.keys(zip.files);
const read = async (name: string) => (await zip.file(name)?.async('string')) ?? '';

const fonts = readStyleFonts(await read('word/styles.xml'));
const textNames = names.filter((name) => TEXT_PARTS.test(name));
const parts = await Promise.all(textNames.map(async (name) => modernPart(await read(name), fonts)));
const sum = (count: 'old' | 'modern') => parts.reduce((total, part) => total + part[count], 0);
// Unicode that was left in an old font, as after a conversion by hand, is no old text.
if (sum('old') > sum('modern')) {
  for (const [at, name] of textNames.entries()) zip.file(name, parts[at]?.xml ?? '');
  for (const name of names.filter((known) => FONT_PARTS.test(known)))
    zip.file(name, (await read(name)).replace(/="([^"]*)"/g, inFontThatIsThere));
  writeFileSync(target, await zip.generateAsync({ type: 'nodebuffer' }));
  process.stdout.write(parts.find((part) => part.old > 0)?.encoding ?? '');
}

function inFontThatIsThere(attribute: string, value: string): string {
  if (encodingOfFont(value) === null) return attribute;
  return /Arial|Helve|Avant/i.test(value) ? '="Arial"' : '="Times New Roman"';
}
