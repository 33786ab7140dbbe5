import { CopyButton } from './copy-button';

type Props = { label: string; code: string; copy?: { label: string; done: string } };

/** A code in groups of four, as it is read aloud; what it is separated by does not count. */
export function groupsOfFour(code: string): string[] {
  return code.replace(/[\s-]/g, '').match(/.{1,4}/gu) ?? [];
}

export function Receipt({ label, code, copy }: Props) {
  return (
    <div className="receipt">
      <span className="receipt-label">{label}</span>
      <code className="receipt-code" dir="ltr">
        {groupsOfFour(code).join(' ')}
      </code>
      {copy && <CopyButton text={code} label={copy.label} done={copy.done} />}
    </div>
  );
}
