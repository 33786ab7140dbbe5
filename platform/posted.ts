import { headers } from 'next/headers';

// The framework hands out the same headers all through one request, from the action to the page it is answered with.
const messages = new WeakMap<object, string>();

/** Leaves the message of an action that was posted without JavaScript to the page that this request draws. */
export async function leaveMessage(message: string): Promise<void> {
  const requestHeaders = await headers();
  if (!requestHeaders.has('next-action')) messages.set(requestHeaders, message);
}

/** What the action of this request said, where a form without JavaScript was posted. */
export async function postedMessage(): Promise<string | undefined> {
  return messages.get(await headers());
}
