import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link, type LinkProps, useNavigate } from 'react-router';
import classes from './Button.module.css';

/** How a button looks: one `primary` per screen, `quiet` without a frame, `danger` for what removes. */
export type ButtonLook = 'default' | 'primary' | 'quiet' | 'danger' | 'dangerFilled';

type Look = {
  look?: ButtonLook;
  size?: 'small' | 'medium' | 'large';
  icon?: ReactNode;
  wide?: boolean;
};

function classOf(
  { look = 'default', size = 'medium', wide = false }: Look,
  extra: string | undefined,
  iconOnly = false,
): string {
  return [
    classes.button,
    look !== 'default' && classes[look],
    size !== 'medium' && classes[size],
    wide && classes.wide,
    iconOnly && classes.icon,
    extra,
  ]
    .filter(Boolean)
    .join(' ');
}

/** A button with a word on it. While `loading` it keeps its place and focus but does nothing. */
export function Button({
  look,
  size,
  icon,
  wide,
  loading = false,
  children,
  className,
  onClick,
  type = 'button',
  ref,
  ...rest
}: Look &
  ButtonHTMLAttributes<HTMLButtonElement> & { loading?: boolean; ref?: Ref<HTMLButtonElement> }) {
  return (
    <button
      ref={ref}
      type={loading ? 'button' : type}
      aria-disabled={loading || undefined}
      className={classOf(
        { ...(look && { look }), ...(size && { size }), ...(wide && { wide }) },
        className,
      )}
      onClick={loading ? undefined : onClick}
      {...rest}
    >
      {loading ? <span className={classes.spinner} aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}

/** A button that leads to a page: for the acts that people know as buttons, "Vào họp" and "Tạo cuộc họp". */
export function GoButton({ to, ...rest }: { to: string } & Parameters<typeof Button>[0]) {
  const navigate = useNavigate();
  return <Button {...rest} onClick={() => void navigate(to)} />;
}

/** A link that looks like a button: for going somewhere, so that it can be opened in a new tab. */
export function ButtonLink({
  look,
  size,
  icon,
  wide,
  children,
  className,
  ...rest
}: Look & LinkProps) {
  return (
    <Link
      className={classOf(
        { ...(look && { look }), ...(size && { size }), ...(wide && { wide }) },
        className,
      )}
      {...rest}
    >
      {icon}
      {children}
    </Link>
  );
}

/** A square button with a picture only; `label` is its name for those who do not see it, and its tooltip. */
export function IconButton({
  label,
  look = 'quiet',
  size,
  children,
  className,
  type = 'button',
  ref,
  ...rest
}: Omit<Look, 'icon' | 'wide'> &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> & {
    label: string;
    ref?: Ref<HTMLButtonElement>;
  }) {
  return (
    <button
      ref={ref}
      type={type}
      aria-label={label}
      title={label}
      className={classOf({ look, ...(size && { size }) }, className, true)}
      {...rest}
    >
      {children}
    </button>
  );
}
