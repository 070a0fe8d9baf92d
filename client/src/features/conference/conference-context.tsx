import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Conference } from '#client/media/conference.ts';
import type {
  ConferenceState,
  LineView,
  PeerView,
  PictureKey,
  PictureSource,
} from '#client/media/conference-state.ts';
import type { DevicesView } from '#client/media/devices.ts';
import { isKnownThin } from '#client/media/known-line.ts';
import type { LocalView } from '#client/media/local-view.ts';
import type { PictureChoice } from '#client/media/picture-choice.ts';
import type { PlaybackView } from '#client/media/playback.ts';
import type { Store } from '#client/media/store.ts';
import type { PeerId } from '#contract/ids.ts';
import { type PeerPicture, pinnedPicture } from './choose-peers.ts';

const ConferenceContext = createContext<Conference | null>(null);

/** Gives the conference of the meeting to the components below. */
export function ConferenceProvider(props: { conference: Conference; children: ReactNode }) {
  return <ConferenceContext value={props.conference}>{props.children}</ConferenceContext>;
}

/** The conference of the meeting; an error outside of `ConferenceProvider`. */
export function useConference(): Conference {
  const conference = useContext(ConferenceContext);
  if (!conference) throw new Error('useConference needs a ConferenceProvider');
  return conference;
}

/** Where the conference stands: idle, joining, joined, reconnecting, failed. */
export function useConferenceState(): ConferenceState {
  return useStore(useConference().state);
}

/** Everybody in the conference, this device among them, in order of arrival. */
export function usePeers(): readonly PeerView[] {
  return useStore(useConference().peers.view);
}

/** This device's microphone, camera and screen. */
export function useLocalMedia(): LocalView {
  return useStore(useConference().local.view);
}

/** The machine's devices and which are chosen. */
export function useDevices(): DevicesView {
  return useStore(useConference().local.devices.view);
}

/** This device's own line. */
export function useLine(): LineView {
  return useStore(useConference().pictures.line);
}

/**
 * Whether the line hardly bears a voice: what is not of this moment is to wait. Where a person lets no picture come nothing is measured
 * any more: it is as it was.
 */
export function useIsThinLine(): boolean {
  const { quality, receives } = useLine();
  const letsNoneCome = usePictureChoice() === 'none';
  return quality === 'weak' || receives === 'sound' || (letsNoneCome && isKnownThin());
}

/** Which pictures this person lets come. */
export function usePictureChoice(): PictureChoice {
  return useStore(useConference().pictures.choice);
}

/** Whether this person lets a shared screen or paper come. */
export function useReceivesShared(): boolean {
  return usePictureChoice() === 'all';
}

/** Whether this device's camera rests, for its line is needed for the voice. */
export function useCameraRests(): boolean {
  const rests = useStore(useConference().uplink.room) === 'voice';
  return useLocalMedia().camera.on && rests;
}

/** Why a peer's picture does not come; see `PictureSupply.missing`. */
export function useMissing(peerId: PeerId, source: PictureSource): 'heldBack' | 'notChosen' | null {
  const conference = useConference();
  // What is missing changes with these.
  useStore(conference.pictures.line);
  useStore(conference.pictures.choice);
  useStore(conference.tiles.changed);
  return conference.pictures.missing(peerId, source);
}

/** Whether the browser holds the sound back until the person touches something. */
export function usePlayback(): PlaybackView {
  return useStore(useConference().playback.view);
}

/** Whether a picture of somebody else has been shown since the page was opened. */
export function useHasShownPicture(): boolean {
  return useStore(useConference().tiles.hasShown);
}

/** What this person pinned, whether it is here or not; or null. */
export function usePinned(): PictureKey | null {
  return useStore(useConference().pinned);
}

/** The picture that this person pinned, while it is here; see `pinnedPicture`. */
export function usePinnedPicture(): PeerPicture | null {
  const pinned = usePinned();
  return pinnedPicture(usePeers(), pinned);
}

function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
}
