import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { lanes } from '@/db/speed/lanes';

/** Work that ends when told to, and a note of who works and in which order they began. */
function yard(most: number) {
  const enter = lanes(most);
  const began: string[] = [];
  const ends = new Map<string, (failed?: boolean) => void>();
  const send = (key: string, name: string) =>
    enter(key, () => {
      began.push(name);
      return new Promise<string>((done, failed) =>
        ends.set(name, (bad) => (bad ? failed(new Error(name)) : done(name))),
      );
    });
  const end = async (name: string, failed?: boolean) => {
    ends.get(name)?.(failed);
    await setImmediate();
  };
  return { send, end, began };
}

describe('lanes', () => {
  it('let so many work at a time, the others in the order in which they came', async () => {
    const { send, end, began } = yard(2);
    const all = ['a', 'b', 'c', 'd'].map((name) => send('one', name));
    await setImmediate();
    expect(began).toEqual(['a', 'b']);
    await end('b');
    expect(began).toEqual(['a', 'b', 'c']);
    await end('a');
    expect(began).toEqual(['a', 'b', 'c', 'd']);
    await end('c');
    await end('d');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('let a failure through to who asked, and the next one in', async () => {
    const { send, end, began } = yard(1);
    const failing = send('one', 'a').catch((error: Error) => `failed ${error.message}`);
    const next = send('one', 'b');
    await setImmediate();
    await end('a', true);
    expect(await failing).toBe('failed a');
    expect(began).toEqual(['a', 'b']);
    await end('b');
    expect(await next).toBe('b');
  });

  it('do not have one key wait for another', async () => {
    const { send, began } = yard(1);
    void send('one', 'a');
    void send('two', 'b');
    await setImmediate();
    expect(began).toEqual(['a', 'b']);
  });
});
