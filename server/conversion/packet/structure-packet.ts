/**
 * A program of its own, as `strip-active-content.ts` is: reads the structure of merged documents and writes what
 * `qpdf --update-from-json` must change. Arguments: the paths of the structure, of the plan with the title, and of the changes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import type { PacketPlan } from '#server/domain/packet-plan.ts';
import type { PdfObjects } from '../active-content.ts';
import { packetStructure } from './packet-structure.ts';

const [, , structurePath = '', planPath = '', changesPath = ''] = argv;
const { qpdf }: { qpdf: [header: { maxobjectid: number }, objects: PdfObjects] } = JSON.parse(
  readFileSync(structurePath, 'utf8'),
);
const [header, objects] = qpdf;
const { plan, title }: { plan: PacketPlan; title: string } = JSON.parse(
  readFileSync(planPath, 'utf8'),
);
const changes = packetStructure(objects, header.maxobjectid + 1, plan, title);
writeFileSync(changesPath, JSON.stringify({ qpdf: [header, changes] }));
