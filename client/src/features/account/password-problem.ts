const SHORTEST = 10;

/** What is wrong with a new password, as the server would say; null when nothing is. */
export function passwordProblem(
  password: string,
  username: string,
): 'tooShort' | 'containsName' | null {
  if (password.length < SHORTEST) return 'tooShort';
  return password.toLowerCase().includes(username.toLowerCase()) ? 'containsName' : null;
}
