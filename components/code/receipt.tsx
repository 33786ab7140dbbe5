import { CopyButton } from './copy-button';

type Props = { label: string; code: string; copy?: { label: string; done: string } };

/** A code in groups of four, as it is read aloud; what it is separated by does not count. */
export function groupsOfFour(code: string): string[] {
  return code.replace(/[\s-]/g, '').match(/.{1,4}/gu) ?? [];
}

/** A code with its name, to be copied, or read aloud. */
export function Receipt({ label, code, copy }: Props) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-t border-hairline py-2.5">
      <span className="col-span-full text-meta text-muted">{label}</span>
      <code className="[word-spacing:0.25ch] select-all" dir="ltr">
        {groupsOfFour(code).join(' ')}
      </code>
      {copy && <CopyButton text={code} label={copy.label} done={copy.done} />}
    </div>
  );
}
