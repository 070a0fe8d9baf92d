import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import classes from './Field.module.css';

type Around = { label: string; hint?: ReactNode; error?: string | null | undefined };
type Control = {
  id: string;
  className: string | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

/** A label above a control, with a hint and an error tied to it. */
export function Field({
  label,
  hint,
  error,
  required,
  children,
}: Around & { required?: boolean | undefined; children: (control: Control) => ReactNode }) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className={classes.field}>
      <label
        className={required ? `${classes.label} ${classes.required}` : classes.label}
        htmlFor={id}
      >
        {label}
      </label>
      {children({
        id,
        className: classes.control,
        'aria-describedby': hint || error ? noteId : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {(error || hint) && (
        <div id={noteId} className={error ? classes.error : classes.hint}>
          {error || hint}
        </div>
      )}
    </div>
  );
}

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  ref,
  ...input
}: Around & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  return (
    <Field label={label} hint={hint} error={error} required={input.required}>
      {(control) => <input ref={ref} {...input} {...control} />}
    </Field>
  );
}

/** Several lines of text; grows with what is written. */
export function TextAreaField({
  label,
  hint,
  error,
  ref,
  ...input
}: Around & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  return (
    <Field label={label} hint={hint} error={error} required={input.required}>
      {(control) => <textarea ref={ref} rows={2} {...input} {...control} />}
    </Field>
  );
}

/** A choice out of a short list; the options are the children. */
export function SelectField({
  label,
  hint,
  error,
  children,
  ...input
}: Around & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field label={label} hint={hint} error={error} required={input.required}>
      {(control) => (
        <select {...input} {...control}>
          {children}
        </select>
      )}
    </Field>
  );
}

/** A tick with its word, 44 px high. */
export function CheckField({
  label,
  ...input
}: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={classes.check}>
      <input type="checkbox" {...input} />
      <span>{label}</span>
    </label>
  );
}
