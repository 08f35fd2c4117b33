import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { theme } from '../charts/theme.ts'

/** Mantine's variables as a constructed style sheet: the security policy lets no style element in. */
export function adoptVariables(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))))
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
