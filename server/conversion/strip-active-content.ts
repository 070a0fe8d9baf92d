/**
 * A program of its own, so that a huge or hostile PDF can't hold up the server: reads the structure that `qpdf --json-output` wrote and
 * writes what `qpdf --update-from-json` must change. Arguments: the structure's path, the changes' path.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { type PdfObjects, withoutActiveContent } from './active-content.ts';

const [, , structurePath = '', changesPath = ''] = argv;
const structure: { qpdf: [header: unknown, objects: PdfObjects] } = JSON.parse(
  readFileSync(structurePath, 'utf8'),
);
const [header, objects] = structure.qpdf;
writeFileSync(changesPath, JSON.stringify({ qpdf: [header, withoutActiveContent(objects)] }));
