import { LiveReader } from './live-reader';

type Props = { conferenceId: string; topics?: string[] };

/**
 * Reads the page anew when something it shows has changed, also when that was before the browser was connected
 * or while the connection was gone. Without JavaScript the page stays as it was loaded. `topics` such as
 * `ballot:<id>`; none means the whole conference.
 */
export function LiveRefresh({ conferenceId, topics = [] }: Props) {
  const what = new URLSearchParams([
    ['conference', conferenceId],
    ...topics.map((topic) => ['topic', topic]),
  ]);
  return <LiveReader what={what.toString()} drawnAt={Date.now()} />;
}
