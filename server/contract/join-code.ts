/** How many digits the code of a meeting has. */
export const JOIN_CODE_DIGITS = 9;

/** The digits of what was typed or pasted as a code, without the spaces, dots and dashes between them; null when it is no code. */
export function digitsOf(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s.\-–]/g, '');
  return new RegExp(`^\\d{${JOIN_CODE_DIGITS}}$`).test(digits) ? digits : null;
}

/** The digits in groups of three, as they are shown and read aloud: "012 345 678". */
export function groupedDigits(digits: string): string {
  return digits.replace(/(\d{3})(?=\d)/g, '$1 ');
}
