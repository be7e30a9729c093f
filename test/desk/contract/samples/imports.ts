import type { CallName } from '../world.ts';

const oldRegister = Buffer.from(
  '受理日期,投诉人,投诉内容,投诉渠道,投诉原因\n2024.3.5,钱多,排队太久,电话,服务态度及服务质量\n',
).toString('base64');

export const importsSamples = {
  'oldRegister.upload': { upload: 'upload-1', part: 0, content: oldRegister },
  'oldRegister.preview': { upload: 'upload-1', name: '台账.csv' },
  'oldRegister.rejects': { source: 'upload-1', format: 'csv', language: 'zh' },
  // Of a file that is gone: an import goes on in the background, and its entries would lie between those of the other calls.
  'oldRegister.begin': { request: 'request-old-register', upload: 'upload-gone', name: '台账.csv' },
  'oldRegister.cancel': { run: 'request-old-register' },
  'oldRegister.runs': undefined,
  'oldRegister.undo': { request: 'request-undo-register', run: 'request-old-register', reason: '导错了文件' },
  'list.export': {
    request: 'request-list',
    source: { list: 'register', filter: { state: 'all' } },
    format: 'csv',
    masked: true,
    reason: '月报',
    language: 'zh',
  },
  'list.progress': { request: 'request-list' },
  'list.cancel': { request: 'request-list' },
  'mail.read': { name: 'a.eml', content: Buffer.from('From: a@example.org\r\nSubject: x\r\n\r\ny').toString('base64') },
} satisfies Partial<Record<CallName, unknown>>;
