import type { Format } from './model.ts';

/** A number as a report writes it; a dash where there is none. Money arrives in fen. */
export function numberText(value: number | null, format: Format): string {
  if (value === null) return '—';
  switch (format) {
    case 'count':
      return grouped(String(value));
    case 'percent':
      return value === 1 ? '100%' : `${(100 * value).toFixed(1)}%`;
    case 'change':
      return `${value > 0 ? '+' : value < 0 ? '−' : ''}${(100 * Math.abs(value)).toFixed(1)}%`;
    case 'decimal':
      return grouped(value.toFixed(1));
    case 'yuan':
      return grouped((value / 100).toFixed(2));
  }
}

/** Thousands apart, as in printed tables. */
const grouped = (digits: string): string => digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
