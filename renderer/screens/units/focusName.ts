import type { FormInstance } from 'antd';

/** The first field of a form that somebody has just asked for; asked once, when the form appears. */
export function focusName<Values extends { name: string }>(form: FormInstance<Values>): void {
  const field: unknown = form.getFieldInstance('name');
  if (typeof field === 'object' && field !== null && 'focus' in field && typeof field.focus === 'function')
    field.focus();
}
