/** Brings the first field that is wrong into sight, once it is marked; on a phone it may be screens above the button. */
export function focusFirstProblem(form: HTMLFormElement): void {
  requestAnimationFrame(() =>
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus({ preventScroll: false }),
  );
}
