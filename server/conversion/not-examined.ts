import type { ProgramEnd } from './run-program.ts';

/** A program that looks into a paper failed or was stopped: whether the paper bears a mark of secrecy is not known. */
export class NotExamined extends Error {
  constructor(program: string, { code, timedOut, stderr }: ProgramEnd) {
    super(`${program} ${timedOut ? 'ran into its limit' : `ended with ${code}`}: ${stderr}`);
    this.name = 'NotExamined';
  }
}

/** Throws `NotExamined` unless the program ended well: what it did not find is only then not there. */
export function requireLooked(program: string, end: ProgramEnd): void {
  if (end.code !== 0) throw new NotExamined(program, end);
}
