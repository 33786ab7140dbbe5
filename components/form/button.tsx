import type { ComponentProps, ReactNode } from 'react';
import { Link } from '../link';
import { classes } from '../text';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet';
export type ButtonSize = 's' | 'm' | 'l';

export function buttonClass(variant: ButtonVariant = 'primary', size: ButtonSize = 'm'): string {
  return classes('button', `button-${variant}`, size !== 'm' && `button-${size}`);
}

type Look = { variant?: ButtonVariant; size?: ButtonSize };

export function Button({
  variant = 'secondary',
  size,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & Look) {
  return <button type={type} className={buttonClass(variant, size)} {...rest} />;
}

type LinkProps = Look & { href: string; children: ReactNode; download?: boolean };

/** A link that looks like the next step. A download goes past the router. */
export function ButtonLink({ variant = 'primary', size, href, children, download }: LinkProps) {
  const Tag = download ? 'a' : Link;
  return (
    <Tag className={buttonClass(variant, size)} href={href} download={download}>
      {children}
    </Tag>
  );
}

export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}
