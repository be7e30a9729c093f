import { code128, drawingSVG, qrcode } from 'bwip-js/browser';
import { useMemo } from 'react';

/** Number of a complaint as bars for a scanner; a square code where it has other than plain letters. */
export default function Barcode({ text }: { text: string }) {
  const isPlain = /^[\x20-\x7e]+$/.test(text);
  const address = useMemo(() => {
    const svg: string = isPlain
      ? code128({ bcid: 'code128', text, height: 9 }, drawingSVG())
      : qrcode({ bcid: 'qrcode', text }, drawingSVG());
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
  }, [isPlain, text]);
  return <img className={isPlain ? 'paper-bars' : 'paper-square'} src={address} alt={text} />;
}
