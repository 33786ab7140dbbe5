import Image from 'next/image';

/** A participant's photo, square; it is never resized or kept on the way. */
export function Photo({ src, alt }: { src: string; alt: string }) {
  return (
    <Image
      src={src}
      alt={alt}
      width={160}
      height={160}
      unoptimized
      loading="eager"
      className="block border border-hairline"
    />
  );
}
