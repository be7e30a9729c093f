import type { CallName, World } from '../world.ts';

const units = Buffer.from('机构名称,机构代码\n某银行北站支行,CN01\n').toString('base64');

export const officeSamples = (world: World) =>
  ({
    'office.view': undefined,
    'office.saveUnit': {
      request: 'request-department',
      kind: 'department',
      name: '服务拓展部',
      code: 'D-1',
      numberPrefix: 'FW',
      parent: world.unit,
      contact: { phone: '1', mobile: '2', mail: '3' },
    },
    'office.closeUnit': { request: 'request-close', id: world.outlet },
    'office.savePerson': {
      request: 'request-person',
      name: '周亮',
      account: 'zhouliang',
      title: '主任',
      contact: {},
      seats: [{ unit: world.unit, roles: ['reader'] }],
      password: 'first-pass-1',
    },
    'office.linkSignOn': { request: 'request-identity', id: world.other, identity: 'li.qiang' },
    'office.personLeaves': { request: 'request-leaves', id: world.other },
    'office.previewImport': { name: 'units.csv', content: units, parent: world.member },
    'office.importUnits': {
      request: 'request-import',
      name: 'units.csv',
      content: units,
      mapping: { 机构名称: 'name', 机构代码: 'code' },
      parent: world.member,
    },
  }) satisfies Partial<Record<CallName, unknown>>;
