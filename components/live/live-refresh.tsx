import { LiveReader } from './live-reader';

/**
 * Reads the page anew when something it shows has changed, also when that was before the browser was connected
 * or while the connection was gone. Without JavaScript the page stays as it was loaded. `what`: what is watched, as
 * the address of the live events asks for it.
 */
export function LiveRefresh({ what }: { what: string }) {
  return <LiveReader what={what} drawnAt={Date.now()} />;
}
