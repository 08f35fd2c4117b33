import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { expect, test } from 'vitest'
import { theme } from '../charts/theme.ts'

test('the style sheet has the variables of the theme; `npx vitest run -u web/frame/variables.test.ts` writes it', async () => {
  const css = convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme)))
  await expect(`${css.replaceAll(/([;{}])/g, '$1\n')}`).toMatchFileSnapshot('./variables.css')
})
