/** Colours, type and shapes for Mantine; `theme.css` holds what Mantine has no name for. Contrast is tuned for WCAG AA. */
import {
  createTheme,
  type CSSVariablesResolver,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
} from '@mantine/core';

/** The same key as in `public/first-paint.js`. */
export const colourSchemeManager = localStorageColorSchemeManager({ key: 'treadle.colour-scheme' });

const indigo: MantineColorsTuple = [
  '#eef2ff',
  '#e0e7ff',
  '#c7d2fe',
  '#a5b4fc',
  '#818cf8',
  '#6366f1',
  '#4f46e5',
  '#4338ca',
  '#3730a3',
  '#312e81',
];
const gray: MantineColorsTuple = [
  '#fafafb',
  '#f4f4f6',
  '#ebebef',
  '#dfdfe5',
  '#c9c9d2',
  '#9d9dab',
  '#6f6f7e',
  '#565664',
  '#3a3a46',
  '#1e1e27',
];
const dark: MantineColorsTuple = [
  '#ececf1',
  '#b9bac6',
  '#9a9bab',
  '#62636f',
  '#3a3b44',
  '#2a2b33',
  '#1e1f25',
  '#17181c',
  '#101113',
  '#0b0b0d',
];

const FONT_SANS = [
  'Inter',
  'Pretendard',
  '-apple-system',
  'BlinkMacSystemFont',
  "'Segoe UI'",
  'Roboto',
  "'Apple SD Gothic Neo'",
  "'Malgun Gothic'",
  "'Noto Sans'",
  "'Noto Sans KR'",
  "'Noto Sans CJK KR'",
  'NanumBarunGothic',
  'sans-serif',
].join(', ');
const FONT_MONO = "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', D2Coding, monospace";

export const theme = createTheme({
  colors: { indigo, gray, dark },
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 6 },
  fontFamily: FONT_SANS,
  fontFamilyMonospace: FONT_MONO,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontFamily: FONT_SANS,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.35' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  /** A ring for whoever moves by keys, none for a mouse. */
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  breakpoints: { xs: '30em', sm: '48em', md: '64em', lg: '75em', xl: '90em' },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, events: { hover: true, focus: true, touch: false } } },
    Badge: { defaultProps: { tt: 'none', fw: 500, variant: 'light' } },
    // Their head would count as the head of the whole page.
    Modal: {
      styles: { title: { fontSize: '0.9375rem', fontWeight: 600 } },
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35, blur: 2 },
        attributes: { header: { role: 'none' } },
      },
    },
    Drawer: { defaultProps: { attributes: { header: { role: 'none' } } } },
  },
});

/** Text on tints and dimmed text, where Mantine's own are too faint to be read by everybody. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fcfcfd',
    '--mantine-color-text': '#1e1e27',
    '--mantine-color-dimmed': '#5f5f6e',
    '--mantine-color-placeholder': '#6f6f7e',
    '--mantine-color-error': '#c81e1e',
    '--mantine-color-default-border': '#dfdfe5',
    '--mantine-color-gray-light-color': '#3a3a46',
    '--mantine-color-gray-outline': '#565664',
    '--mantine-color-indigo-light-color': '#3730a3',
    '--mantine-color-red-light-color': '#a31515',
    '--mantine-color-green-light-color': '#17603a',
    '--mantine-color-yellow-light-color': '#7a4a00',
    '--mantine-color-orange-light-color': '#8a3c00',
    '--mantine-color-blue-light-color': '#124f96',
    '--mantine-color-red-filled': '#c81e1e',
    '--mantine-color-red-filled-hover': '#a31515',
    '--mantine-color-anchor': '#4338ca',
  },
  dark: {
    '--mantine-color-body': '#101113',
    '--mantine-color-text': '#ececf1',
    '--mantine-color-dimmed': '#a3a4b3',
    '--mantine-color-placeholder': '#9a9bab',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-default': '#17181c',
    '--mantine-color-default-hover': '#1e1f25',
    '--mantine-color-default-border': '#2f3039',
    '--mantine-color-gray-light-color': '#d5d5dd',
    '--mantine-color-indigo-light-color': '#c7d2fe',
    '--mantine-color-red-light-color': '#ffb3b3',
    '--mantine-color-green-light-color': '#8fe0b0',
    '--mantine-color-yellow-light-color': '#f5d283',
    '--mantine-color-orange-light-color': '#ffc08a',
    '--mantine-color-blue-light-color': '#a5cdff',
    '--mantine-color-red-filled': '#d03030',
    '--mantine-color-red-filled-hover': '#b92525',
    '--mantine-color-anchor': '#a5b4fc',
  },
});
