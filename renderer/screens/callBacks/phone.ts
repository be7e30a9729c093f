/** Numbers are read aloud in groups: a mobile as 139 0000 1111. Anything else stays as it was written. */
export function readable(phone: string): string {
  const digits = phone.replaceAll(/[\s-]/g, '');
  return /^1\d{10}$/.test(digits) ? `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}` : phone;
}
