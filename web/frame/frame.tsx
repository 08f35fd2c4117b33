import { Loader, MantineProvider } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import { useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { theme } from '../charts/theme.ts'
import { Drawn } from '../first-view/drawn-window.ts'
import { preferredLanguage, setLanguage } from '../i18n/language.ts'
import { useTakeover } from '../rows.ts'
import { Failure } from './failure.tsx'
import { NoDataset } from './no-dataset.tsx'
import { Notices } from './notices.tsx'
import { usePaper } from './paper.ts'
import { Rail } from './rail.tsx'
import { ServedRelease, useCatalogue } from './release.tsx'
import { useSettled } from './settled.ts'
import { useTheme } from './theme.ts'
import { TopBar } from './top-bar.tsx'
import { useAddress } from './use-address.ts'

/** The document's title: the view's name, the pilot's, the product's. */
export const titleOf = (...names: (string | undefined)[]): string => [...names, 'Pilotscope'].filter(Boolean).join(' · ')

/** The page around every view. */
export function Frame() {
  const { t, i18n } = useTranslation()
  const { address, view, notices } = useAddress()
  const drawn = useContext(Drawn)
  const paper = usePaper()
  const scheme = useTheme(paper ? 'light' : (address.theme ?? drawn?.scheme ?? null))
  const language = address.lang ?? drawn?.language ?? preferredLanguage()
  const { datasets, served, unknown, error, retry } = useCatalogue(address.dataset)
  const [open, setOpen] = useState(false)
  const [page, setPage] = useState<HTMLDivElement | null>(null)
  useSettled(page)
  useTakeover()
  useEffect(() => void setLanguage(language).catch(console.error), [language])
  useEffect(() => {
    document.title = titleOf(t(view ? `views.${view.id}` : 'notFound.title'), served?.manifest.pilot.title)
  }, [t, view, served])

  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} withCssVariables={false} withGlobalClasses={false}>
      <div className="page" data-rail={open ? 'open' : 'closed'} ref={setPage} data-settled="false">
        {language !== i18n.language && <span hidden data-pending />}
        <a className="skip" href="#content">
          {t('frame.skip')}
        </a>
        <Rail open={open} onOpen={setOpen} language={language} scheme={scheme} />
        <div className="column">
          {served && <TopBar served={served} datasets={datasets ?? []} />}
          <main id="content" tabIndex={-1}>
            {served && <Notices notices={notices} unknown={unknown} served={served} />}
            {error ? (
              <Failure error={error} retry={retry} />
            ) : datasets?.length === 0 ? (
              <NoDataset />
            ) : served ? (
              <ServedRelease key={served.manifest.dataset} value={served}>
                <Outlet />
              </ServedRelease>
            ) : (
              <div className="waiting" data-pending>
                <Loader aria-label={t('frame.loading')} />
              </div>
            )}
          </main>
        </div>
      </div>
    </MantineProvider>
  )
}
