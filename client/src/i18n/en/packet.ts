export default {
  get: 'Download the packet',
  making: 'Putting the packet together…',
  hint: 'One file with all documents that you may take along, with contents and continuous page numbers.',
  given: 'It is ready; the browser is fetching the file.',
};
