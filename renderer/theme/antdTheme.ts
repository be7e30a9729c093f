import { theme, type ThemeConfig } from 'antd';

/** Ant Design in our own tokens: compact, flat, one accent. Values mirror tokens.css; both change together. */
const common = {
  fontFamily: 'var(--font)',
  fontSize: 13,
  // The compact algorithm would make it eight pixels, which nobody reads.
  fontSizeSM: 12,
  lineHeight: 1.5,
  borderRadius: 4,
  borderRadiusLG: 4,
  borderRadiusSM: 3,
  borderRadiusXS: 2,
  controlHeight: 28,
  controlHeightSM: 24,
  controlHeightLG: 32,
  motionDurationFast: '0.06s',
  motionDurationMid: '0.1s',
  motionDurationSlow: '0.12s',
  boxShadowTertiary: 'none',
};

const light = {
  colorPrimary: '#2457a6',
  colorInfo: '#2457a6',
  colorLink: '#2457a6',
  // Warnings and errors of forms are amber and ink: red means overdue and nothing else.
  colorError: '#855700',
  colorWarning: '#b97a00',
  colorSuccess: '#2e7d4f',
  colorBgLayout: '#fafaf8',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  colorBorder: '#c9c6bf',
  colorBorderSecondary: '#e4e2dd',
  colorText: '#1f2328',
  colorTextSecondary: '#5c6168',
  colorTextTertiary: '#5c6168',
  colorTextPlaceholder: '#6b7077',
  colorTextDescription: '#5c6168',
  colorPrimaryBg: '#e9eff8',
  colorInfoBg: '#e9eff8',
  colorInfoBorder: '#b9cbe6',
  // Made from the colours above they would come out a muddy grey.
  colorErrorBg: '#f8efd9',
  colorErrorBorder: '#b97a00',
  colorSuccessBg: '#eaf3ed',
  colorSuccessBorder: '#b3d3bf',
  controlItemBgActive: '#e9eff8',
};

const dark = {
  colorPrimary: '#86b0f0',
  colorPrimaryHover: '#a3c4f5',
  colorPrimaryActive: '#6f9de2',
  colorInfo: '#86b0f0',
  colorLink: '#86b0f0',
  colorError: '#e6b055',
  colorWarning: '#d99a2b',
  colorSuccess: '#58b27c',
  colorBgLayout: '#15181c',
  colorBgContainer: '#1d2126',
  colorBgElevated: '#242930',
  colorBorder: '#4b525c',
  colorBorderSecondary: '#2c3138',
  colorText: '#e4e6e9',
  colorTextSecondary: '#a3aab3',
  colorTextTertiary: '#a3aab3',
  colorTextPlaceholder: '#959ca6',
  colorTextDescription: '#a3aab3',
  colorPrimaryBg: '#233148',
  colorInfoBg: '#233148',
  colorInfoBorder: '#3d5578',
  colorErrorBg: '#3a2f18',
  colorErrorBorder: '#8a6a2c',
  colorSuccessBg: '#1c3327',
  colorSuccessBorder: '#33604a',
  controlItemBgActive: '#233148',
  // Dark letters on the light accent: white on it would be unreadable.
  colorTextLightSolid: '#10151c',
};

type Algorithm = Extract<NonNullable<ThemeConfig['algorithm']>, (...values: never[]) => unknown>;

/** The compact algorithm shrinks letters and controls below what can be read all day: ours have the last word. */
const ownSizes: Algorithm = (_seed, derived) => ({ ...theme.defaultAlgorithm(_seed), ...derived, ...common });

export const antdTheme = (isDark: boolean, reducedMotion: boolean): ThemeConfig => {
  const colours = isDark ? dark : light;
  const ownColours: Algorithm = (seed, derived) => ({ ...ownSizes(seed, derived), ...colours });
  return {
    algorithm: [isDark ? theme.darkAlgorithm : theme.defaultAlgorithm, theme.compactAlgorithm, ownColours],
    token: { ...common, ...colours, motion: !reducedMotion },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Tooltip: isDark ? { colorBgSpotlight: '#e4e6e9', colorTextLightSolid: '#15181c' } : {},
    },
  };
};
