import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconHelp, IconLanguage, IconLayoutSidebar, IconMoon, IconSun } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../datasets/metrics/metric.ts'
import type { Address, Theme } from '../address/address.ts'
import { languageNames, rememberLanguage } from '../i18n/language.ts'
import { views } from '../views/index.ts'
import type { LanguageMenuProps } from './language-menu.tsx'
import { afterFirstView, Opener } from './opener.tsx'
import { rememberTheme } from './theme.ts'
import { useAddress } from './use-address.ts'
import { useNewest } from './use-newest.ts'
import { ViewLink } from './view-link.tsx'

const LanguageMenu = afterFirstView<LanguageMenuProps>(() => import('./language-menu.tsx'))

interface Props {
  open: boolean
  onOpen(open: boolean): void
  language: Language
  scheme: Theme
}

/** Views by icon and word; language, theme and help below. */
export function Rail({ open, onOpen, language, scheme }: Props) {
  const { t } = useTranslation()
  const { address, view: current, change } = useAddress()
  const onChange = useNewest(change)
  return (
    <header className="rail">
      <Brand open={open} onOpen={onOpen} />
      <nav aria-label={t('frame.views')}>
        {views.map((view) => (
          <ViewLink
            key={view.id}
            view={view}
            address={address}
            className="view"
            aria-current={current?.id === view.id ? 'page' : undefined}
            title={t(`views.${view.id}`)}
          >
            <view.icon size={20} aria-hidden />
            <span className="word">{t(`views.${view.id}`)}</span>
          </ViewLink>
        ))}
      </nav>
      <Foot language={language} scheme={scheme} onChange={onChange} />
    </header>
  )
}

const Brand = memo(function Brand({ open, onOpen }: Pick<Props, 'open' | 'onOpen'>) {
  const { t } = useTranslation()
  return (
    <div className="brand">
      <img src="/icon.svg" alt="" width="28" height="28" />
      <span className="word">Pilotscope</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        className="fold"
        aria-label={t(open ? 'frame.fold' : 'frame.unfold')}
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      >
        <IconLayoutSidebar size={18} />
      </ActionIcon>
    </div>
  )
})

interface FootProps extends Pick<Props, 'language' | 'scheme'> {
  onChange(next: Partial<Address>): void
}

const Foot = memo(function Foot({ language, scheme, onChange }: FootProps) {
  const { t } = useTranslation()
  const other: Theme = scheme === 'dark' ? 'light' : 'dark'
  return (
    <div className="foot">
      <Opener
        button={
          <UnstyledButton className="view" title={t('frame.language')}>
            <IconLanguage size={20} aria-hidden />
            <span className="word">{t('frame.languageNow', { language: languageNames[language] })}</span>
          </UnstyledButton>
        }
      >
        {(opening) => (
          <LanguageMenu
            {...opening}
            language={language}
            onChoose={(lang) => {
              rememberLanguage(lang)
              onChange({ lang })
            }}
          />
        )}
      </Opener>
      <UnstyledButton
        className="view"
        title={t(`frame.${other}`)}
        onClick={() => {
          rememberTheme(other)
          onChange({ theme: other })
        }}
      >
        {scheme === 'dark' ? <IconSun size={20} aria-hidden /> : <IconMoon size={20} aria-hidden />}
        <span className="word">{t(`frame.${other}`)}</span>
      </UnstyledButton>
      <a className="view" href="/api/docs" target="_blank" rel="noreferrer" title={t('frame.help')}>
        <IconHelp size={20} aria-hidden />
        <span className="word">{t('frame.help')}</span>
      </a>
    </div>
  )
})
