'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** A page's heading that has the focus when somebody arrives by a form: what became of it is read out first. */
export function ArrivalHeading({ title }: { title: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}
