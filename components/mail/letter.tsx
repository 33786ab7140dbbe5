import type { ReactNode } from 'react';
import { mailColour } from './colours';

const FONT = "'IBM Plex Sans', 'IBM Plex Sans Arabic', 'Segoe UI', Tahoma, sans-serif";

type LetterProps = { lang: string; dir: 'ltr' | 'rtl'; product: string; foot: string; children: ReactNode };

/** A mail as a letter of the Register. Mail programs read no style sheet, so each piece carries its own style. */
export function MailLetter({ lang, dir, product, foot, children }: LetterProps) {
  const sheet = {
    maxWidth: '600px',
    margin: '0 auto',
    padding: '24px',
    background: mailColour('surface'),
    color: mailColour('ink'),
    font: `16px/1.55 ${FONT}`,
    textAlign: 'start',
  } as const;
  return (
    <div lang={lang} dir={dir} style={sheet}>
      <p
        style={{
          margin: '0 0 24px',
          paddingBottom: '12px',
          borderBottom: `3px double ${mailColour('border')}`,
        }}
      >
        <strong>{product}</strong>
      </p>
      {children}
      <p
        style={{
          margin: '32px 0 0',
          paddingTop: '12px',
          borderTop: `1px solid ${mailColour('hairline')}`,
          color: mailColour('muted'),
        }}
      >
        <small>{foot}</small>
      </p>
    </div>
  );
}

/** One paragraph. */
export function MailText({ children }: { children: ReactNode }) {
  return <p style={{ margin: '0 0 16px' }}>{children}</p>;
}

/** The one thing to do. Without an address, as where a letter is only looked at, it shows where the link was. */
export function MailLink({ href, children }: { href: string; children: ReactNode }) {
  const style = {
    display: 'inline-block',
    padding: '12px 20px',
    background: mailColour('accent'),
    color: mailColour('on-accent'),
    borderRadius: '2px',
    textDecoration: 'none',
  };
  return (
    <p style={{ margin: '0 0 16px' }}>
      {href === '' ? (
        <span
          style={{
            ...style,
            background: 'transparent',
            color: mailColour('muted'),
            border: `1px dashed ${mailColour('border')}`,
          }}
        >
          {children}
        </span>
      ) : (
        <a href={href} style={style}>
          {children}
        </a>
      )}
    </p>
  );
}

/** Terms and what they are, line by line; `colon` as the language sets it, with its space. */
export function MailFacts({
  colon,
  items,
}: {
  colon: string;
  items: readonly { term: string; detail: string }[];
}) {
  return (
    <ul style={{ margin: '0 0 16px', padding: 0, listStyle: 'none' }}>
      {items.map(({ term, detail }) => (
        <li key={term} style={{ padding: '6px 0', borderBottom: `1px solid ${mailColour('hairline')}` }}>
          <span style={{ color: mailColour('muted') }}>
            {term}
            {colon}
          </span>
          <bdi style={{ whiteSpace: 'pre-line' }}>{detail}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** A code or receipt, to be read aloud or copied. */
export function MailCode({ children }: { children: string }) {
  const style = {
    margin: '0 0 16px',
    padding: '12px',
    background: mailColour('canvas'),
    overflowWrap: 'anywhere',
  } as const;
  return (
    <p style={style}>
      <code dir="ltr">{children}</code>
    </p>
  );
}
