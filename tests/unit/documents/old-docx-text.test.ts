import { describe, expect, it } from 'vitest';
import { modernPart, readStyleFonts } from '#server/conversion/old-docx-text.ts';

const style = (type: string, id: string, inside: string, more = '') =>
  `<w:style w:type="${type}" w:styleId="${id}"${more}><w:name w:val="${id}"/>${inside}</w:style>`;
const font = (name: string) => `<w:rPr><w:rFonts w:ascii="${name}" w:hAnsi="${name}"/></w:rPr>`;
const STYLES = [
  `<w:docDefaults><w:rPrDefault>${font('Calibri')}</w:rPrDefault></w:docDefaults>`,
  style('paragraph', 'Normal', font('.VnTime'), ' w:default="1"'),
  style('paragraph', 'Title', font('.VnTimeH')),
  style('paragraph', 'Sub', '<w:basedOn w:val="Title"/>'),
  style('paragraph', 'Modern', font('Times New Roman')),
  style('paragraph', 'Round', '<w:basedOn w:val="Round"/>'),
  style('character', 'Vni', font('VNI-Times')),
].join('');
const fonts = readStyleFonts(STYLES);

const paragraph = (runs: string, styleId?: string) =>
  `<w:p>${styleId ? `<w:pPr><w:pStyle w:val="${styleId}"/></w:pPr>` : ''}${runs}</w:p>`;
const run = (text: string, properties = '') =>
  `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
const modern = (xml: string) => modernPart(xml, fonts);

describe('the text of a DOCX in old fonts', () => {
  it.each([
    ['by the standard style', paragraph(run('B¸o c¸o')), 'Báo cáo'],
    [
      'by a style of capitals that another is based on',
      paragraph(run('B¸o c¸o'), 'Sub'),
      'BÁO CÁO',
    ],
    [
      'by a style of letters',
      paragraph(run('Baùo caùo', '<w:rPr><w:rStyle w:val="Vni"/></w:rPr>'), 'Modern'),
      'Báo cáo',
    ],
    ['by itself', paragraph(run('B¸o c¸o', font('.VnArial')), 'Modern'), 'Báo cáo'],
    ['not by a modern style', paragraph(run('B¸o c¸o'), 'Modern'), 'B¸o c¸o'],
    ['not by a style without end', paragraph(run('B¸o c¸o'), 'Round'), 'B¸o c¸o'],
    [
      'with its soft hyphens, which are letters',
      paragraph('<w:r><w:t>tr</w:t><w:softHyphen/><w:t>ëng</w:t></w:r>'),
      'trưởng',
    ],
    [
      'with characters by number and of symbol fonts',
      paragraph(run('B&#184;o c\uf0b8o &amp; x')),
      'Báo cáo &amp; x',
    ],
    [
      'in capitals, and no name of a character with it',
      paragraph(run('B¸o &amp; c¸o'), 'Title'),
      'BÁO &amp; CÁO',
    ],
  ])('is turned %s', (_how, xml, text) => expect(textOf(modern(xml).xml)).toBe(text));

  it('keeps all that is not text, and text boxes within paragraphs', () => {
    const box = `<w:r><w:pict><w:txbxContent>${paragraph(run('Tê tr×nh'), 'Modern')}</w:txbxContent></w:pict></w:r>`;
    const xml = paragraph(`${run('B¸o')}${box}${run('c¸o')}`);
    expect(modern(xml).xml).toBe(xml.replace('B¸o', 'Báo').replace('c¸o', 'cáo'));
  });

  it('counts what was old and what was Unicode in an old font', () => {
    const xml = paragraph(`${run('huyÖn')}${run('huyện')}${run('abc')}`);
    expect(modern(xml)).toMatchObject({ old: 1, modern: 1, encoding: 'tcvn3' });
  });
});
