import type { ComponentProps, ReactNode } from 'react';
import { Link } from '../link';
import { type ButtonLook, button } from './button-look';

export function Button({
  variant = 'secondary',
  size,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & ButtonLook) {
  return <button type={type} className={button({ variant, size })} {...rest} />;
}

type LinkProps = ButtonLook & { href: string; children: ReactNode; download?: boolean };

/** A link that looks like the next step. A download goes past the router. */
export function ButtonLink({ variant = 'primary', size, href, children, download }: LinkProps) {
  const Tag = download ? 'a' : Link;
  return (
    <Tag className={button({ variant, size })} href={href} download={download} data-button="">
      {children}
    </Tag>
  );
}

/** What can be done here, side by side. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return (
    <div data-buttons className="flex flex-wrap items-center gap-3">
      {children}
    </div>
  );
}
