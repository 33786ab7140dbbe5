/** The first stop of the keyboard: jumps over the page furniture. */
export function SkipLink({ label, target = 'main' }: { label: string; target?: string }) {
  return (
    <a
      data-skip-link
      className="absolute start-4 top-2 z-50 -translate-y-[calc(100%+16px)] border border-ink bg-surface px-4 py-2.5 focus:translate-y-0 print:hidden"
      href={`#${target}`}
    >
      {label}
    </a>
  );
}
