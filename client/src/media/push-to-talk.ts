/** What pushing to talk needs of the conference. */
export type Talking = {
  /** Whether there is a microphone to open, and it is closed. */
  isClosed(): boolean;
  setOpen(on: boolean): Promise<void>;
};

/** Opens a closed microphone for as long as something is held; one that is open is left alone. */
export class PushToTalk {
  readonly #talking: Talking;
  #held = false;

  constructor(talking: Talking) {
    this.#talking = talking;
  }

  /** To be called when the key or the button is pressed. */
  press(): void {
    if (this.#held || !this.#talking.isClosed()) return;
    this.#held = true;
    void this.#talking.setOpen(true);
  }

  /** To be called when it is let go, and when it can't be seen any more whether it is held: nobody is to be heard unawares. */
  release(): void {
    if (!this.#held) return;
    this.#held = false;
    void this.#talking.setOpen(false);
  }
}
