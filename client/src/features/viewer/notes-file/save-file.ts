/** Hands a PDF to the person as a download. */
export function saveFile(pdf: Blob, name: string): void {
  const url = URL.createObjectURL(pdf);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address when it begins to save; then it is needed no more.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
