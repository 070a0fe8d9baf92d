/**
 * A program of its own, so that a large picture can't hold up the server: reads a page as PPM and writes what may be the letters of a
 * stamp as PGM, or nothing when there are none. Arguments: the ink, the page's path, the path to write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { readPpm, stampLetters, writePgm } from './stamp-letters.ts';

const [, , ink = '', pagePath = '', lettersPath = ''] = argv;
const letters = stampLetters(readPpm(readFileSync(pagePath)), ink === 'red' ? 'red' : 'dark');
if (letters !== null) writeFileSync(lettersPath, writePgm(letters));
