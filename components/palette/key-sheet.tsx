'use client';

import { Fragment, type ReactNode, useState } from 'react';
import { Button } from '../form/button';
import { actSingly, switchSingle } from './keys';
import type { PaletteProps } from './palette';

/** Every key with what it does, and the switch for those that act alone. */
export function KeySheet({ places, words, onClose }: PaletteProps & { onClose: () => void }) {
  const [single, setSingle] = useState(actSingly);
  const mac = /^(Mac|iP)/.test(navigator.platform);
  const general: [ReactNode, string][] = [
    [<Keys key="k" keys={mac ? ['⌘', 'K'] : ['Ctrl', 'K']} between="+" />, words.label],
    [<Keys key="?" keys={['?']} />, words.list],
    [<Keys key="e" keys={['Esc']} />, words.close],
  ];
  const goes = places.map(({ letter, label }): [ReactNode, string] => [
    <Keys key={letter} keys={['G', letter.toUpperCase()]} between={words.andThen} />,
    label,
  ]);
  return (
    <div className="overflow-y-auto p-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-h3">{words.keys}</h2>
        <Button variant="quiet" size="s" onClick={onClose}>
          {words.close}
        </Button>
      </div>
      <Rows title={words.general} rows={general} />
      <Rows title={words.go} rows={goes} />
      <label className="mt-4 flex items-start gap-3 border-t border-hairline pt-4">
        <input
          type="checkbox"
          className="mt-1 size-5 shrink-0 accent-accent"
          checked={single}
          aria-describedby="single-keys-hint"
          onChange={({ target }) => {
            setSingle(target.checked);
            switchSingle(target.checked);
          }}
        />
        {words.single}
      </label>
      <p id="single-keys-hint" className="ms-8 text-dense text-muted">
        {words.singleHint}
      </p>
    </div>
  );
}

function Rows({ title, rows }: { title: string; rows: [ReactNode, string][] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 text-dense text-muted">{title}</h3>
      <dl className="grid grid-cols-[7.5rem_1fr] gap-x-6 gap-y-2 pt-2">
        {rows.map(([keys, does]) => (
          <Fragment key={does}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}

function Keys({ keys, between }: { keys: string[]; between?: string }) {
  return keys.map((one, index) => (
    <Fragment key={one}>
      {index > 0 && <span className="px-1 text-dense text-muted">{between}</span>}
      <kbd className="inline-block min-w-6 border border-border px-1 text-center font-mono text-dense">
        {one}
      </kbd>
    </Fragment>
  ));
}
