import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/** A link inside the site. Not fetched ahead: a list of a hundred rows must not draw a hundred pages. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
