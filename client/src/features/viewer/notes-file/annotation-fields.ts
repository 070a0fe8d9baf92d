import { PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { HIGHLIGHT_COLOR } from '../ink/ink-tools.ts';
import type { AnnotationBody } from '../notes/annotation-body.ts';
import { rgbOf } from './pdf-color.ts';
import { type PdfPage, rectToPdf, toPdf } from './pdf-space.ts';

/** What a PDF says of an annotation beside its place and picture, after ISO 32000-1, 12.5.6. */
export function annotationFields(body: AnnotationBody, page: PdfPage) {
  switch (body.kind) {
    case 'ink':
      return {
        Subtype: 'Ink',
        C: rgbOf(body.stroke.color),
        BS: { W: body.stroke.widthPt },
        InkList: [body.stroke.points.flatMap(([x, y]) => toPdf(page, [x, y]))],
        // Tells a marker's broad line from a pen's; other readers leave it aside.
        ...(body.stroke.tool === 'highlighter' ? { IT: 'InkHighlight' } : {}),
      };
    case 'highlight': {
      const quads = body.rects.flatMap((rect) => {
        const [left, bottom, right, top] = rectToPdf(page, rect);
        return [left, top, right, top, left, bottom, right, bottom];
      });
      return {
        Subtype: 'Highlight',
        C: rgbOf(body.color ?? HIGHLIGHT_COLOR),
        QuadPoints: quads,
        Contents: PDFHexString.fromText(body.quote),
      };
    }
    case 'note':
      return {
        Subtype: 'Text',
        Name: 'Note',
        C: rgbOf('#ffe9a6'),
        Contents: PDFHexString.fromText(body.text),
      };
    case 'shape': {
      const look = { C: rgbOf(body.color), BS: { W: body.widthPt } };
      if (body.shape === 'rectangle') return { Subtype: 'Square', ...look };
      if (body.shape === 'ellipse') return { Subtype: 'Circle', ...look };
      const L = [...toPdf(page, body.from), ...toPdf(page, body.to)];
      const end = PDFName.of(body.shape === 'arrow' ? 'OpenArrow' : 'None');
      return { Subtype: 'Line', ...look, L, LE: [PDFName.of('None'), end] };
    }
    case 'text': {
      const color = rgbOf(body.color).join(' ');
      return {
        Subtype: 'FreeText',
        DA: PDFString.of(`${color} rg /Helv ${body.sizePt} Tf`),
        Contents: PDFHexString.fromText(body.text),
      };
    }
    case 'stamp':
      return {
        Subtype: 'Stamp',
        Name: body.stamp === 'agree' ? 'Approved' : 'NotApproved',
        Contents: PDFHexString.fromText(STAMP_WORDS[body.stamp]),
      };
  }
}

/** The words of the stamps: an official paper's, whatever the language of the interface. */
export const STAMP_WORDS = { agree: 'ĐỒNG Ý', review: 'CẦN XEM LẠI' } as const;
