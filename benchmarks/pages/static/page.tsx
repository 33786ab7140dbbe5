export const dynamic = 'force-static';
export const generateStaticParams = () => [];

export default async function Page({ params }: { params: Promise<{ length: string }> }) {
  const length = Number((await params).length);
  let text = '';
  // Words of different lengths, so that the text packs about as well as a page does.
  for (let n = 7; text.length < length; n = (n * 48271) % 2147483647) text += `${n.toString(36)} session `;
  return <p>{text.slice(0, length)}</p>;
}
