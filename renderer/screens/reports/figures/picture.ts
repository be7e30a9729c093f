// A chart as a picture of its own: title, legend and drawing on plain ground, for a letter or a slide.

const scale = 2;
const margin = 16;
const lineHeight = 20;

export type LegendSign = { name: string; sign: 'bar' | 'hatch' | 'light' | 'line' };

/** What a drawing inherits from the page must stand in itself, or it is drawn black on black elsewhere. */
const inherited = [
  'fill',
  'stroke',
  'font-size',
  'font-family',
  'font-weight',
  'opacity',
  'stroke-width',
  'text-anchor',
] as const;

/** @param drawing the chart as it stands on the page   @returns PNG at twice the size of the screen */
export async function pictureOf(
  drawing: SVGSVGElement,
  title: string,
  lines: readonly string[],
  legend: readonly LegendSign[],
): Promise<Blob> {
  const { width, height } = drawing.getBoundingClientRect();
  const head = margin + lineHeight * (1 + lines.length) + (legend.length > 0 ? lineHeight : 0);
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * margin) * scale;
  canvas.height = (height + head + margin) * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.scale(scale, scale);
  const image = inLight(() => {
    const ground = getComputedStyle(document.documentElement);
    const family = getComputedStyle(document.body).fontFamily;
    context.fillStyle = ground.getPropertyValue('--panel').trim();
    context.fillRect(0, 0, width + 2 * margin, height + head + margin);
    context.fillStyle = ground.getPropertyValue('--ink').trim();
    context.font = `600 14px ${family}`;
    context.fillText(title, margin, margin + 12, width);
    context.font = `12px ${family}`;
    lines.forEach((line, place) => context.fillText(line, margin, margin + 12 + lineHeight * (place + 1), width));
    drawLegend(context, legend, margin + lineHeight * (1 + lines.length), ground);
    return imageOf(drawing, width, height);
  });
  context.drawImage(await image, margin, head, width, height);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png'),
  );
}

/** Paper is light, whatever the window is: colours are read in the light theme and nothing is painted in between. */
function inLight<Value>(read: () => Value): Value {
  const { dataset } = document.documentElement;
  const theme = dataset['theme'];
  dataset['theme'] = 'light';
  try {
    return read();
  } finally {
    dataset['theme'] = theme ?? 'light';
  }
}

function drawLegend(
  context: CanvasRenderingContext2D,
  legend: readonly LegendSign[],
  top: number,
  ground: CSSStyleDeclaration,
): void {
  const colour = (name: string): string => ground.getPropertyValue(name).trim();
  let left = margin;
  for (const { name, sign } of legend) {
    context.lineWidth = 1;
    context.strokeStyle = colour(sign === 'line' ? '--ink' : sign === 'hatch' ? '--ink-quiet' : '--accent');
    context.fillStyle = sign === 'bar' ? colour('--accent') : colour('--panel');
    if (sign === 'line') {
      context.beginPath();
      context.moveTo(left - 2, top + 6);
      context.lineTo(left + 14, top + 6);
      context.stroke();
      context.beginPath();
      context.arc(left + 6, top + 6, 3, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    } else {
      context.fillRect(left, top, 12, 12);
      context.strokeRect(left + 0.5, top + 0.5, 11, 11);
    }
    if (sign === 'hatch') {
      context.beginPath();
      for (const place of [4, 8, 12]) {
        context.moveTo(left + place, top);
        context.lineTo(left, top + place);
      }
      context.stroke();
    }
    context.fillStyle = colour('--ink');
    context.fillText(name, left + 20, top + 10);
    left += 20 + context.measureText(name).width + 20;
  }
}

async function imageOf(drawing: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [drawing.querySelectorAll('*'), copy.querySelectorAll('*')];
  from.forEach((element, place) => {
    const style = getComputedStyle(element);
    for (const name of inherited) to[place]!.setAttribute(name, style.getPropertyValue(name));
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}
