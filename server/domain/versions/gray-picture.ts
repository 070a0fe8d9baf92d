/** A picture in shades of grey, row by row from the top left corner; 255 is white. */
export type GrayPicture = { width: number; height: number; pixels: Uint8Array };

/** The mean shade of each field when a picture is cut into `columns` × `rows` fields. */
export function shrink(picture: GrayPicture, columns: number, rows: number): Uint8Array {
  const sums = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  for (let y = 0; y < picture.height; y += 1) {
    const row = Math.floor((y * rows) / picture.height) * columns;
    for (let x = 0; x < picture.width; x += 1) {
      const field = row + Math.floor((x * columns) / picture.width);
      sums[field] = (sums[field] ?? 0) + (picture.pixels[y * picture.width + x] ?? 255);
      counts[field] = (counts[field] ?? 0) + 1;
    }
  }
  return Uint8Array.from(sums, (sum, field) => sum / Math.max(1, counts[field] ?? 1));
}
