/** How long is waited before a page is asked for again; sooner where the device says that its network is back. */
const WAIT_MS = 2000;

/** True for the request with which the framework reads this very page anew: no other page, and nothing read ahead. */
function isReading(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers);
  if (headers.get('rsc') !== '1' || headers.has('next-router-prefetch')) return false;
  const url = new URL(input instanceof Request ? input.url : input, window.location.href);
  url.searchParams.delete('_rsc');
  const here = new URL(window.location.href);
  return url.pathname === here.pathname && `${url.searchParams}` === `${here.searchParams}`;
}

const networkBack = () =>
  new Promise<void>((done) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      done();
    };
    const timer = setTimeout(go, WAIT_MS);
    window.addEventListener('online', go);
  });

/** The whole answer, so that none breaks off behind its beginning; asked for until it comes. */
async function answerOf(send: typeof fetch, input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  for (;;) {
    try {
      const reply = await send(input, init);
      await reply.clone().arrayBuffer();
      return reply;
    } catch (error) {
      if (init?.signal?.aborted) throw error;
      await networkBack();
    }
  }
}

let holds = false;

/**
 * Lets the reading of a page anew wait for the connection where it has none. The framework would leave the page instead, for the
 * browser's own error, with all that somebody is writing.
 */
export function holdReadings(): void {
  if (holds) return;
  holds = true;
  const send = window.fetch.bind(window);
  window.fetch = (input, init) => (isReading(input, init) ? answerOf(send, input, init) : send(input, init));
}
