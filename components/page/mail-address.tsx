import { Fragment } from 'react';

/** An e-mail address, which runs from left to right and, where it is too long, breaks between its parts. */
export function MailAddress({ address }: { address: string }) {
  const parts = address.matchAll(/[.]?[^.@]*@|[.]?[^.@]+|[.]/g);
  return (
    <bdi dir="ltr">
      {[...parts].map((part) => (
        <Fragment key={part.index}>
          {part.index > 0 && <wbr />}
          {part[0]}
        </Fragment>
      ))}
    </bdi>
  );
}
