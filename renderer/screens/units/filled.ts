/** What somebody left empty is left out: the contract knows no empty texts. */
export function filled<Values extends Record<string, string | null | undefined>>(
  values: Values,
): { [Key in keyof Values]?: string } {
  const kept: { [Key in keyof Values]?: string } = {};
  for (const key in values) {
    const text = values[key]?.trim();
    if (text) kept[key] = text;
  }
  return kept;
}
