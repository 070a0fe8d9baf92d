/** What the browser does to a voice before it is sent. */
export type VoiceProcessing = {
  noiseSuppression: boolean;
  echoCancellation: boolean;
  autoGainControl: boolean;
};

/** For a person at a desk. */
const FOR_SPEECH: VoiceProcessing = {
  noiseSuppression: true,
  echoCancellation: true,
  autoGainControl: true,
};

/** For a room's sound system, which does all of it itself, and for music, which it would spoil. */
export const AS_IT_IS: VoiceProcessing = {
  noiseSuppression: false,
  echoCancellation: false,
  autoGainControl: false,
};

const KEY = 'nghi-su.voice';
const NAMES = ['noiseSuppression', 'echoCancellation', 'autoGainControl'] as const;

/** What was chosen on this machine; all of it for who has chosen nothing. */
export function rememberedVoice(): VoiceProcessing {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return FOR_SPEECH;
    const of = (name: keyof VoiceProcessing) => Reflect.get(stored, name) !== false;
    return {
      noiseSuppression: of('noiseSuppression'),
      echoCancellation: of('echoCancellation'),
      autoGainControl: of('autoGainControl'),
    };
  } catch {
    return FOR_SPEECH;
  }
}

/** Keeps a choice on this machine. */
export function rememberVoice(voice: VoiceProcessing): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(voice));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Changes a running microphone; false when the browser can't do that to a track that runs, so that it has to be opened anew. */
export async function changeVoice(
  track: MediaStreamTrack,
  voice: VoiceProcessing,
): Promise<boolean> {
  try {
    await track.applyConstraints({ ...voice });
  } catch {
    return false;
  }
  const now = track.getSettings();
  return NAMES.every((name) => now[name] === undefined || now[name] === voice[name]);
}
