import type { Plugin } from 'vite';

const named = /role: "img",\s*"aria-label": icon\.name/;

/** Icons stand beside words or in buttons that have a name. By themselves they would tell a screen reader the English names
 *  of their files ("down", "close-circle"), in the middle of a Chinese sentence. */
export const silentIcons = (): Plugin => ({
  name: 'silent-icons',
  transform(code, id) {
    if (!/@ant-design\/icons\/es\/components\/AntdIcon(Light)?\.js/.test(id)) return undefined;
    if (!named.test(code)) throw new Error('The icons name themselves in another way now: see build/silentIcons.ts');
    return code.replace(named, '"aria-hidden": true');
  },
});
