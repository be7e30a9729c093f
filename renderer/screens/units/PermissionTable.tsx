import { CheckOutlined } from '@ant-design/icons';
import { roles, type Role } from '../../../shared/people/office.ts';
import { permissionReach, permissions, roleReach, type Permission } from '../../../shared/people/permissions.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { unitsWords } from '../../../shared/words/units.ts';
import { useWords } from '../../state/language.ts';

const isPermission = (name: string): name is Permission => name in permissions;
const allPermissions = Object.keys(permissions).filter(isPermission);
const holds = (permission: Permission, role: Role): boolean => permissions[permission].some((one) => one === role);

/** The rules themselves, read from where they are decided, so that what is shown is what holds. */
export function PermissionTable() {
  const words = useWords(unitsWords);
  const parts = useWords(partsWords);
  const say = words.permissionTable;
  return (
    <div className="units-permissions">
      <p className="quiet">{say.intro}</p>
      <table className="units-table units-matrix" aria-label={say.label}>
        <thead>
          <tr>
            <th scope="col">{say.permission}</th>
            {roles.map((role) => (
              <th key={role} scope="col" className="units-role">
                {parts.roles[role]}
              </th>
            ))}
            <th scope="col">{say.worksOn}</th>
          </tr>
        </thead>
        <tbody>
          {allPermissions.map((permission) => (
            <tr key={permission}>
              <th scope="row">{say.names[permission]}</th>
              {roles.map((role) => (
                <td key={role} className="units-role">
                  {holds(permission, role) ? (
                    <>
                      <CheckOutlined aria-hidden />
                      <span className="visually-hidden">{say.yes}</span>
                    </>
                  ) : (
                    <span className="visually-hidden">{say.no}</span>
                  )}
                </td>
              ))}
              <td className="quiet">{say.on[permissionReach[permission]]}</td>
            </tr>
          ))}
          <tr className="units-reach">
            <th scope="row">{say.reach}</th>
            {roles.map((role) => (
              <td key={role} className="units-role">
                {say[roleReach[role]]}
              </td>
            ))}
            <td>{say.administratorReach}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
