import { regionIn } from '../procedure/trees/regions.ts';
import { chainOf, type Unit } from './office.ts';

/** Region in which a unit lies: the one kept with it, or the place its name says, or else that of the unit above it. Most
 *  outlets are named by their place, so that only those that are not need it written down.
 *  @returns nothing where neither it nor any unit above says it */
export function regionOf(office: Parameters<typeof chainOf>[0], unit: string): string | null {
  for (const { region, name } of chainOf(office, unit)) {
    const found = region || regionIn(name);
    if (found) return found;
  }
  return null;
}

/** What a unit's region would be if nothing were kept with it. */
export const regionWithout = (
  office: Parameters<typeof chainOf>[0],
  unit: Pick<Unit, 'name' | 'parent'>,
): string | null => regionIn(unit.name) ?? (unit.parent === undefined ? null : regionOf(office, unit.parent));
