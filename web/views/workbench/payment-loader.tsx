import { Button, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { paymentsAsked } from '../../../datasets/compact/payment-grain.ts'
import type { Language, Query } from '../../../datasets/metrics/metric.ts'
import { formatsOf } from '../../../datasets/presentation/format.ts'
import { serializeQuery } from '../../../datasets/query.ts'
import { fetchPaymentSize } from '../../api.ts'
import { Failure } from '../../frame/failure.tsx'
import { useServed } from '../../frame/release.tsx'
import { useAddress } from '../../frame/use-address.ts'
import { type Bench, releaseName } from './bench.ts'
import { useFilterText } from './filter-text.ts'
import { useKeptFocus } from './kept-focus.ts'

const keyOf = (query: Query) => new URLSearchParams(serializeQuery(paymentsAsked, query)).toString()

/** Brings the payments of the page’s filter into the browser: how many first, then progress, then what is there. */
export function PaymentLoader({ bench }: { bench: Bench }) {
  const { t, i18n } = useTranslation()
  const { manifest, facts } = useServed()
  const { address } = useAddress()
  const { payments, loading, failure } = useSyncExternalStore(bench.subscribe, () => bench.state)
  const { fetched, expected } = useSyncExternalStore(bench.engine.subscribe, () => bench.engine.progress)
  const query: Query = { range: address.range, filters: address.filters, params: {} }
  const size = useQuery({
    queryKey: ['payment size', manifest.dataset, manifest.release, keyOf(query)],
    queryFn: ({ signal }) => fetchPaymentSize(manifest.dataset, manifest.release, query, signal),
  })
  const filterText = useFilterText()
  const keptFocus = useKeptFocus()
  const { exact } = formatsOf(i18n.language as Language, facts.currency)
  const megabytes = (bytes: number) =>
    exact(Math.max(0.1, Math.round(bytes / 2 ** 20 / (bytes < 10 * 2 ** 20 ? 0.1 : 1)) * (bytes < 10 * 2 ** 20 ? 0.1 : 1)))
  const here = payments?.of === releaseName(manifest) ? payments : null
  const current = here && keyOf(here.query) === keyOf(query)
  const share = expected ? Math.min(99, Math.round((100 * fetched) / expected)) : 0
  const tooMany = size.data && size.data.rows > size.data.most
  return (
    <section
      className="workbench-loader"
      aria-label={t('workbench.payments')}
      data-payments={loading ? 'loading' : here ? 'loaded' : 'none'}
    >
      <h2>{t('workbench.payments')}</h2>
      <p className="quiet">{t('workbench.paymentsAbout')}</p>
      <div aria-live="polite">
        {here && (
          <p data-loaded={here.rows}>
            <strong>{t('workbench.loaded', { count: here.rows, n: exact(here.rows) })}</strong> <span>{filterText.read(here.query)}</span>
          </p>
        )}
        {here && !current && <p>{t('workbench.otherFilter')}</p>}
        {!loading && !current && size.data && (
          <p data-payment-size={size.data.rows}>
            {size.data.rows === 0
              ? t('workbench.noPayments')
              : t('workbench.size', { count: size.data.rows, n: exact(size.data.rows), size: megabytes(size.data.bytes) })}
          </p>
        )}
        {!loading && tooMany && (
          <p role="alert">
            <strong>{t('workbench.tooMany', { most: exact(size.data.most) })}</strong> {t('workbench.tooManyMend')}
          </p>
        )}
        {loading && <p>{t('workbench.loading', { n: exact(loading.rows), size: megabytes(loading.bytes) })}</p>}
      </div>
      {size.error && <Failure error={size.error} retry={() => void size.refetch()} />}
      {failure && size.data && <Failure error={failure} retry={() => void bench.load(manifest, query, size.data)} />}
      {loading && (
        <Progress.Root size="lg" transitionDuration={0}>
          <Progress.Section value={share} aria-label={t('workbench.loadingProgress')} />
        </Progress.Root>
      )}
      <div className="workbench-buttons" {...keptFocus}>
        {loading && (
          <Button key="cancel" size="xs" variant="default" onClick={() => bench.cancelLoad()}>
            {t('workbench.cancel')}
          </Button>
        )}
        {!loading && !current && (
          <Button
            key="load"
            size="xs"
            disabled={!size.data?.rows || tooMany}
            onClick={() => size.data && void bench.load(manifest, query, size.data)}
          >
            {t('workbench.load')}
          </Button>
        )}
        {!loading && here && (
          <Button key="unload" size="xs" variant="default" onClick={() => void bench.unload()}>
            {t('workbench.unload')}
          </Button>
        )}
      </div>
    </section>
  )
}
