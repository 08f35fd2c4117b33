import { Menu } from '@mantine/core'
import { type Language, languages } from '../../datasets/metrics/metric.ts'
import { languageNames } from '../i18n/language.ts'
import type { Opening } from './opener.tsx'

export interface LanguageMenuProps extends Opening {
  language: Language
  onChoose(language: Language): void
}

/** The languages of the page, the one shown marked. */
export default function LanguageMenu({ button, opened, onOpened, language, onChoose }: LanguageMenuProps) {
  return (
    <Menu opened={opened} onChange={onOpened} position="right-end" floatingStrategy="fixed" withArrow>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={language} onChange={(value) => onChoose(value as Language)}>
          {languages.map((value) => (
            <Menu.RadioItem key={value} value={value} lang={value} closeMenuOnClick>
              {languageNames[value]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
