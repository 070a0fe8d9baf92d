/** The product's emblem; a picture without a word of its own, so it stands beside the product's name. */
export function Emblem({ size = 36 }: { size?: number }) {
  return <img src="/emblem.svg" width={size} height={size} alt="" draggable={false} />;
}
