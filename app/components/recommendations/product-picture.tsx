// A product's picture in a box of fixed size, so that nothing moves when it arrives.
type Props = { url: string | null; size: 'large' | 'small' };

/** The title stands beside it, so it says nothing to a screen reader. */
export function ProductPicture({ url, size }: Props) {
  const pixels = size === 'large' ? 64 : 40;
  const className = `product-picture product-picture-${size}`;
  if (url === null) return <span className={className} />;
  return (
    <img className={className} src={url} alt="" width={pixels} height={pixels} decoding="async" />
  );
}
