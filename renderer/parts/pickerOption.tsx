import type { ReactNode } from 'react';

/** A line in a picker's list: the name, and beside it what tells it from others of the same name. */
export const pickerOption = (name: string, hint: string): ReactNode => (
  <span className="picker-option">
    <span>{name}</span>
    <span className="quiet">{hint}</span>
  </span>
);
