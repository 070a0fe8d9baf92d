/** Prints a heading and some lines on a sheet of their own, and nothing of the page around. */
export function printLines(heading: string, lines: readonly string[]): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.addEventListener('load', () => {
    const sheet = frame.contentDocument;
    if (!sheet || !frame.contentWindow) return;
    const title = sheet.createElement('h1');
    title.textContent = heading;
    const paragraphs = lines.map((line) => {
      const paragraph = sheet.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    });
    sheet.body.append(title, ...paragraphs);
    frame.contentWindow.addEventListener('afterprint', () => frame.remove());
    frame.contentWindow.print();
  });
  document.body.append(frame);
}
