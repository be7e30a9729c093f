import { numberText } from './format.ts';
import type { Chart } from './model.ts';

/** Charts of reports as drawings (SVG), the same on paper, in Word and on the page. Told apart without colour: the first series is
 *  dark and full, the second an outline; every bar carries its number. */
export type Drawing = { svg: string; width: number; height: number };

const ink = '#333333';
const quiet = '#6b6b6b';
const fills = [
  { fill: '#2457A6', stroke: '#2457A6' },
  { fill: '#E3EAF5', stroke: '#2457A6' },
] as const;
const fonts = "Noto, 'Noto Sans SC', 'Microsoft YaHei', sans-serif";
const width = 660;

export function chartDrawing(chart: Chart, language: 'zh' | 'en'): Drawing {
  return chart.kind === 'columns' ? columnsOf(chart, language) : barsOf(chart, language);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Anchor = 'start' | 'middle' | 'end';
const word = (x: number, y: number, text: string, anchor: Anchor, colour = ink, size = 12): string =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${colour}" text-anchor="${anchor}">${escaped(text)}</text>`;
const box = (x: number, y: number, w: number, h: number, { fill, stroke }: { fill: string; stroke: string }): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" fill="${fill}" stroke="${stroke}" stroke-width="1"/>`;
const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="#C9C7C0" stroke-width="1"/>`;
const round = (value: number): string => String(Math.round(value * 10) / 10);
const fillOf = (place: number) => fills[place % fills.length]!;

/** The title belongs to the drawing: no page break comes between them. */
const titleHeight = 26;
const drawn = (title: string, below: number, pieces: string[]): Drawing => {
  const height = below + titleHeight;
  return {
    width,
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fonts}">${heading(title)}<g transform="translate(0 ${titleHeight})">${pieces.join('')}</g></svg>`,
  };
};
const heading = (title: string): string =>
  `<text x="${width / 2}" y="16" font-size="13" font-weight="bold" fill="${ink}" text-anchor="middle">${escaped(title)}</text>`;

const legendHeight = 24;
/** What the series are, where there are several. */
function legend(chart: Chart, language: 'zh' | 'en', left: number): string[] {
  if (chart.series.length < 2) return [];
  let x = left;
  return chart.series.flatMap(({ title }, place) => {
    const at = x;
    x += 30 + lengthOf(title[language]) * 12;
    return [box(at, 6, 12, 12, fillOf(place)), word(at + 18, 16, title[language], 'start', quiet)];
  });
}

/** Width in letters of full size: Latin ones take about half. */
const lengthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56), 0);

function cut(text: string, most: number): string {
  let length = 0;
  let kept = '';
  for (const letter of text) {
    length += lengthOf(letter);
    if (length > most) return `${kept}…`;
    kept += letter;
  }
  return text;
}

const largestOf = (chart: Chart): number =>
  Math.max(...chart.series.flatMap(({ values }) => values.map((value) => value ?? 0)), 0) || 1;

function columnsOf(chart: Chart, language: 'zh' | 'en'): Drawing {
  const top = chart.series.length > 1 ? legendHeight + 16 : 20;
  const height = top + 190;
  const base = height - 26;
  const left = 12;
  const right = width - 12;
  const largest = largestOf(chart);
  const step = (right - left) / Math.max(1, chart.labels.length);
  const thick = Math.min(46, (step * 0.62) / chart.series.length);
  const pieces = [...legend(chart, language, left), line(left, base, right, base)];
  chart.labels.forEach((label, place) => {
    const middle = left + step * (place + 0.5);
    pieces.push(word(middle, base + 17, cut(label[language], step / 12), 'middle'));
    chart.series.forEach(({ values }, series) => {
      const value = values[place] ?? null;
      const tall = ((value ?? 0) / largest) * (base - top);
      const x = middle + (series - chart.series.length / 2) * thick;
      if (tall > 0) pieces.push(box(x + 1, base - tall, thick - 2, tall, fillOf(series)));
      if (value !== null) pieces.push(word(x + thick / 2, base - tall - 5, numberText(value, chart.format), 'middle'));
    });
  });
  return drawn(chart.title[language], height, pieces);
}

function barsOf(chart: Chart, language: 'zh' | 'en'): Drawing {
  const top = chart.series.length > 1 ? legendHeight : 4;
  const thick = chart.series.length > 1 ? 11 : 16;
  const step = thick * chart.series.length + 10;
  const height = top + step * chart.labels.length + 6;
  const nameWidth = Math.min(220, Math.max(...chart.labels.map((label) => lengthOf(label[language])), 4) * 12 + 10);
  const left = nameWidth;
  const right = width - 62;
  const largest = largestOf(chart);
  const pieces = [...legend(chart, language, left), line(left, top, left, height - 4)];
  chart.labels.forEach((label, place) => {
    const y = top + step * place + 5;
    const middle = y + (thick * chart.series.length) / 2 + 4;
    pieces.push(word(left - 8, middle, cut(label[language], (nameWidth - 10) / 12), 'end'));
    chart.series.forEach(({ values }, series) => {
      const value = values[place] ?? null;
      const long = ((value ?? 0) / largest) * (right - left);
      if (long > 0) pieces.push(box(left, y + series * thick, long, thick - 1, fillOf(series)));
      const text = numberText(value, chart.format);
      pieces.push(
        word(left + long + 6, y + series * thick + thick / 2 + 4, text, 'start', quiet, thick < 14 ? 10 : 12),
      );
    });
  });
  return drawn(chart.title[language], height, pieces);
}

/** What the picture shows, for who does not see it. */
export const chartWords = (chart: Chart, language: 'zh' | 'en'): string =>
  [
    chart.title[language],
    ...chart.labels.map(
      (label, place) =>
        `${label[language]} ${chart.series.map(({ values }) => numberText(values[place] ?? null, chart.format)).join(' / ')}`,
    ),
  ].join('; ');
