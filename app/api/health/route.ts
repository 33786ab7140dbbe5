/** Is the process alive? Asks nothing else. */
export function GET() {
  return Response.json({ alive: true }, { headers: { 'cache-control': 'no-store' } });
}
