/** Which pictures a person lets come: all, only the one of who speaks, or none. Sound comes in any case. */
export type PictureChoice = 'all' | 'speaker' | 'none';

const KEY = 'nghi-su.pictures';
const CHOICES: readonly string[] = ['all', 'speaker', 'none'] satisfies PictureChoice[];

/** What was chosen in this meeting, in this window; all before anything was. */
export function rememberedChoice(meeting = location.pathname): PictureChoice {
  try {
    const [of, choice = ''] = (sessionStorage.getItem(KEY) ?? '').split(' ');
    return of === meeting && CHOICES.includes(choice) ? (choice as PictureChoice) : 'all';
  } catch {
    return 'all';
  }
}

/** Remembers a choice for this meeting. */
export function rememberChoice(choice: PictureChoice, meeting = location.pathname): void {
  try {
    sessionStorage.setItem(KEY, `${meeting} ${choice}`);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
