import enUS from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import type { ConfigProviderProps } from 'antd';
import type { Language } from '../../shared/words/dictionary.ts';

type Locale = NonNullable<ConfigProviderProps['locale']>;

/** The locale files are CommonJS: depending on who loads them, the locale itself lies one level deeper. */
const inside = (file: unknown): Locale =>
  (typeof file === 'object' && file !== null && 'default' in file ? file.default : file) as Locale;

export const antdLocale: Record<Language, Locale> = { zh: inside(zhCN), en: inside(enUS) };
