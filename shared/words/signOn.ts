import type { SecurityRefusal, SignOnRefusal } from '../people/security.ts';
import { dictionary } from './dictionary.ts';

/** Locking by itself, and signing in at a provider of the organisation. */
export const signOnWords = dictionary({
  zh: {
    enter: (label: string): string => `用${label}登录`,
    waiting: (label: string): string => `请在浏览器里登录${label}，登录后这里会自动继续。`,
    open: '打开登录页',
    giveUp: '改用口令登录',
    failed: '没有登录',
    browser: {
      title: '首问 · 单点登录',
      done: '身份已确认，请回到首问。这一页可以关闭。',
      refused: '没有登录成功，请回到首问查看原因。这一页可以关闭。',
      unknown: '这个登录链接已失效，请回到首问重新登录。',
    },
    idle: {
      title: '自动锁定',
      hint: '这么久没有按键或移动鼠标，窗口自动锁定。屏幕上写到一半的内容都会留着，输入口令后接着办。',
      label: '无人操作',
      minutes: (count: number): string => `${count}分钟`,
      readOnly: (minutes: number): string => `${minutes}分钟无人操作后锁定。由管理员设定。`,
    },
    form: {
      title: '单点登录',
      hint: '让大家用单位已有的账号登录（OpenID Connect）。口令登录照常可用：身份提供方连不上时，业务不停。',
      issuer: '提供方地址',
      issuerHint: '身份提供方的发布者地址，以 https:// 开头。',
      clientId: '客户端标识',
      clientIdHint: '在提供方登记为“本机应用”，回调地址填 http://127.0.0.1/signed-on （端口不限）。',
      secret: '客户端密钥（可不填）',
      secretKept: '已保存一个密钥。留空则不改。',
      claim: '按什么认人',
      claims: { sub: '提供方内部编号', preferred_username: '登录名', email: '邮箱（须经提供方验证）' },
      label: '按钮上的名称',
      labelExample: '例如：行内统一认证',
      missing: '请填写',
      save: '保存单点登录',
      saved: '已保存。请在“单位人员”里为每个人填写他在提供方的身份。',
      remove: '停用单点登录',
      removed: '已停用。大家照常用口令登录。',
    },
    person: {
      label: '单点登录身份',
      hint: '他在身份提供方的登录名或编号。不填则只能用口令登录。',
      save: '保存身份',
      saved: '身份已保存。',
    },
  },
  en: {
    enter: (label: string): string => `Sign in with ${label}`,
    waiting: (label: string): string => `Sign in at ${label} in the browser. It goes on here by itself.`,
    open: 'Open the sign-in page',
    giveUp: 'Sign in with a password instead',
    failed: 'Not signed in',
    browser: {
      title: 'Shouwen · Single sign-on',
      done: 'You are known. Go back to Shouwen; this page can be closed.',
      refused: 'The sign-in did not succeed. Shouwen says why; this page can be closed.',
      unknown: 'This link is no longer valid. Go back to Shouwen and sign in again.',
    },
    idle: {
      title: 'Locking by itself',
      hint: 'The window locks after this time without a key or a movement. What was being typed stays, and goes on after the password.',
      label: 'Nobody there for',
      minutes: (count: number): string => `${count} minutes`,
      readOnly: (minutes: number): string =>
        `Locks after ${minutes} minutes with nobody there. Set by an administrator.`,
    },
    form: {
      title: 'Single sign-on',
      hint: 'People sign in with the account the organisation gave them (OpenID Connect). The password goes on working: work does not stop where the provider cannot be reached.',
      issuer: 'Address of the provider',
      issuerHint: 'The issuer address, beginning with https://',
      clientId: 'Client id',
      clientIdHint:
        'Register it there as a native application with the redirect http://127.0.0.1/signed-on (any port).',
      secret: 'Client secret (optional)',
      secretKept: 'A secret is kept. Left empty it stays.',
      claim: 'People are known by',
      claims: {
        sub: 'The provider’s own id',
        preferred_username: 'User name',
        email: 'Mail (verified by the provider)',
      },
      label: 'Name on the button',
      labelExample: 'Such as: Bank account',
      missing: 'Please fill in',
      save: 'Save single sign-on',
      saved: 'Saved. Enter under Units and people who each person is at the provider.',
      remove: 'Stop single sign-on',
      removed: 'Stopped. Everybody signs in with a password as before.',
    },
    person: {
      label: 'Single sign-on identity',
      hint: 'User name or id at the provider. Left empty, only the password signs in.',
      save: 'Save the identity',
      saved: 'The identity is saved.',
    },
  },
});

type Code = (SecurityRefusal | SignOnRefusal | IdentityTaken)['code'];
type IdentityTaken = { code: 'IdentityTaken'; person: string };
type Spoken = Exclude<Code, 'NotPermitted'>;
type Sentences = {
  [One in Spoken]: (
    refusal: (SecurityRefusal | SignOnRefusal | IdentityTaken) & { code: One },
    names: { person?: (id: string) => string | undefined },
  ) => string;
};

export const signOnRefusalsZh: Sentences = {
  IssuerNotSafe: () => '提供方地址必须以 https:// 开头，没有保存。原来的设置没有变化。',
  SignOnNotSet: () => '这里没有设置单点登录。请用口令登录。',
  ProviderUnreachable: ({ issuer }) => `连不上身份提供方（${issuer}）。本机照常可用，请用口令登录，或稍后再试。`,
  ProviderRefused: ({ why }) => `身份提供方没有确认身份（${why}）。请重试，或用口令登录；仍不行请告诉管理员。`,
  SignOnNotLinked: ({ identity }) =>
    `身份已确认（${identity}），但还没有与这里的账号关联。请用口令登录，并请管理员在“单位人员”里关联。`,
  SignOnExpired: () => '等候登录的时间过了，没有登录。请重新登录。',
  IdentityTaken: ({ person }, names) =>
    `这个身份已属于${names.person?.(person) ?? '另一个人'}，没有保存。请核对，或先从他那里去掉。`,
};
export const signOnRefusalsEn: Sentences = {
  IssuerNotSafe: () => 'The address of the provider must begin with https://, so nothing was saved or changed.',
  SignOnNotSet: () => 'No single sign-on is set up here. Sign in with the password.',
  ProviderUnreachable: ({ issuer }) =>
    `The provider (${issuer}) cannot be reached. Everything works here: sign in with the password, or try again later.`,
  ProviderRefused: ({ why }) =>
    `The provider did not say who you are (${why}). Try again or sign in with the password; if it stays so, tell the administrator.`,
  SignOnNotLinked: ({ identity }) =>
    `You are known (${identity}), but no account here is linked with that. Sign in with the password and ask the administrator to link it under Units and people.`,
  SignOnExpired: () => 'It took too long, and nobody was signed in. Sign in again.',
  IdentityTaken: ({ person }, names) =>
    `This identity belongs to ${names.person?.(person) ?? 'somebody else'}, so it was not saved. Check it, or take it from that person first.`,
};
