import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core'
import { between } from '../../datasets/presentation/oklab.ts'
import { dark, light } from '../../datasets/presentation/palette.ts'

const tuple = (colours: readonly string[]) => colours as unknown as MantineColorsTuple

/** The reader’s own system fonts: Latin first, then the CJK forms of the page’s language. */
export const fontStack = (language: string): string => {
  const latin = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans"'
  const hans = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC"'
  const hant = '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Source Han Sans TC"'
  return [latin, language === 'zh-Hant' ? `${hant}, ${hans}` : `${hans}, ${hant}`, 'sans-serif'].join(', ')
}

/** Mantine works out the text on a filled button once, for the light scheme; the accent of the dark one needs the other. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input)
  const accent = input.color === undefined || input.color === 'accent'
  return input.variant === 'filled' && accent ? { ...colours, color: 'var(--mantine-primary-color-contrast)' } : colours
}

/** Three sizes (12, 14, 20 px), two weights (400, 600), spacing on a grid of 4 px, one accent. */
export const theme = createTheme({
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '20px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '28px', xl: '28px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '20px', lineHeight: '28px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
      h4: { fontSize: '14px', lineHeight: '20px' },
      h5: { fontSize: '12px', lineHeight: '16px' },
      h6: { fontSize: '12px', lineHeight: '16px' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 4,
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  variantColorResolver,
  luminanceThreshold: 0.3,
  black: light.text,
  colors: {
    accent: tuple([...between('#eef8fa', dark.accent, 5), ...between(dark.accent, light.accent, 4).slice(1), '#085062', '#053c4a']),
    // Mantine’s own grey is too light for small text: shade 6 writes the dimmed text.
    gray: tuple(['#f6f7f8', '#eef0f2', '#e5e8eb', light.line, '#c5cbd2', '#8a939e', light.quiet, '#454d57', '#2f353d', light.text]),
    dark: tuple([dark.text, '#c9ced6', dark.quiet, '#7d8692', dark.line, '#2a2e36', '#1f2229', dark.surface, '#101216', '#0b0c0f']),
  },
  components: {
    // Inside its landmark, and with no element in it that is not an item: the focus goes to the first item.
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false, transitionProps: { duration: 0 } } },
  },
})
