/** A PDF of one page written by hand, as no program would: its page box, more entries of its catalog, the kids of its page tree. */
export function rawPdf({ box = '0 0 595 842', more = '', kids = '3 0 R' }): Buffer {
  const objects = [
    `<</Type /Catalog /Pages 2 0 R ${more}>>`,
    `<</Type /Pages /Kids [${kids}] /Count 1>>`,
    `<</Type /Page /Parent 2 0 R /MediaBox [${box}]>>`,
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<</Size ${objects.length + 1} /Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
