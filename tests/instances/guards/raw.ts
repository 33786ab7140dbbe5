import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

export type Raw = { status: number; headers: Record<string, string | string[] | undefined>; body: string };
type Sent = {
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  chunks?: number;
};

/**
 * A request as bytes on the wire with whatever Host header and address. With `chunks`, `body` is sent so often without
 * saying how long it all is.
 */
export function raw(base: string, path: string, { method = 'GET', headers = {}, body, chunks }: Sent = {}) {
  const { hostname, port } = new URL(base);
  return new Promise<Raw>((resolve, reject) => {
    const exchange = request({ hostname, port, path, method, headers, agent }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    exchange.on('error', reject);
    if (chunks === undefined) return void exchange.end(body);
    let left = chunks;
    const more = () => {
      left -= 1;
      if (left < 0) exchange.end();
      else exchange.write(body, more);
    };
    more();
  });
}

const ENTITIES: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#x27': "'", '#39': "'" };
const decode = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
const attribute = (tag: string, name: string) =>
  decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** The form with that id as a browser without JavaScript would send it: its hidden fields, and `typed`. */
export function formIn(html: string, id: string, typed: Record<string, string> = {}): FormData {
  const markup = [...html.matchAll(/<form[^>]*>[\s\S]*?<\/form>/g)]
    .map(([form]) => form)
    .find((form) => form.includes(`id="${id}"`));
  if (!markup) throw new Error(`no form ${id}`);
  const form = new FormData();
  for (const [tag] of markup.matchAll(/<input[^>]*>/g)) {
    if (attribute(tag, 'type') === 'hidden') form.append(attribute(tag, 'name'), attribute(tag, 'value'));
  }
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  return form;
}
