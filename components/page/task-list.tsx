import { Link } from '../link';
import type { MarkKind, Tone } from '../mark';
import { TagWord } from './tag-word';

/** How a status is marked. */
export type TagLook = { tone?: Tone; mark?: MarkKind };

export type Task = {
  id: string;
  title: string;
  href?: string;
  hint?: string;
  status: TagLook & { word: string };
};

/** What there is to do, each with its status; a task without an address cannot be started yet. */
export function TaskList({ items }: { items: Task[] }) {
  return (
    <ul className="border-t border-hairline">
      {items.map(({ id, title, href, hint, status }) => (
        <li
          key={id}
          className="relative flex min-h-12 items-center justify-between gap-4 border-b border-hairline py-2.5 has-[a:hover]:bg-accent/5"
        >
          <div>
            {href ? (
              <Link className="after:absolute after:inset-0" href={href} aria-describedby={`${id}-status`}>
                {title}
              </Link>
            ) : (
              <span>{title}</span>
            )}
            {hint && <p className="text-dense text-muted">{hint}</p>}
          </div>
          <span className="max-w-[45%] flex-none" id={`${id}-status`}>
            <TagWord tone={status.tone} mark={status.mark}>
              {status.word}
            </TagWord>
          </span>
        </li>
      ))}
    </ul>
  );
}
