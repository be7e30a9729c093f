/** Moment in UTC milliseconds. The rules never read a clock: every moment is handed in. */
export type Instant = number;

/** Calendar date 'YYYY-MM-DD', no time zone of its own. */
export type LocalDate = string;

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
