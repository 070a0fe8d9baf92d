/**
 * A program of its own, as `strip-active-content.ts` is: reads the structure that `qpdf --json-output` wrote and writes the measures of
 * the pages (`PageMap`). Arguments: the structure's path, the path of what is written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import type { PdfObjects } from './active-content.ts';
import { PdfReader } from './pdf-pages.ts';

const [, , structurePath = '', mapPath = ''] = argv;
const structure: { qpdf: [header: unknown, objects: PdfObjects] } = JSON.parse(
  readFileSync(structurePath, 'utf8'),
);
writeFileSync(mapPath, JSON.stringify(new PdfReader(structure.qpdf[1]).map()));
