import { Button, Code, CopyButton, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const steps = [
  ['example', 'npm run --silent pilotscope -- import --mapping datasets/examples/shop/mapping.yaml'],
  ['init', 'npm run --silent pilotscope -- mapping init payments.csv > mapping.yaml'],
  ['check', 'npm run --silent pilotscope -- import --mapping mapping.yaml --check'],
  ['import', 'npm run --silent pilotscope -- import --mapping mapping.yaml'],
] as const

/** What the page shows before anything was imported: how to. */
export function NoDataset() {
  const { t } = useTranslation()
  return (
    <section className="words">
      <Title order={1}>{t('noDataset.title')}</Title>
      <p>{t('noDataset.intro')}</p>
      <ol>
        {steps.map(([step, command]) => (
          <li key={step}>
            <p>{t(`noDataset.${step}`)}</p>
            <div className="command">
              <Code block>{command}</Code>
              <CopyButton value={command}>
                {({ copied, copy }) => (
                  <Button size="xs" variant="default" onClick={copy} aria-label={t('noDataset.copyCommand', { command })}>
                    {t(copied ? 'failure.copied' : 'noDataset.copy')}
                  </Button>
                )}
              </CopyButton>
            </div>
          </li>
        ))}
      </ol>
      <Button onClick={() => location.reload()}>{t('noDataset.reload')}</Button>
    </section>
  )
}
