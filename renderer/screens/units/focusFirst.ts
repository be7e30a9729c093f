import type { InputRef } from 'antd';

/** The first field of a form that somebody has just asked for. Made once, so that it does not take the focus again later. */
export const focusFirst = (input: InputRef | null): void => input?.focus();
