import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { strangers } from '../../datasets/dimensions.ts'
import type { Notice } from '../../datasets/query.ts'
import type { Served } from './release.tsx'
import { useAddress } from './use-address.ts'

interface Props {
  notices: readonly Notice[]
  /** A dataset of the address that the server does not have. */
  unknown: string | null
  served: Served
}

const keyOf = ({ code, key, value }: Notice) => `${code} ${key} ${value}`

/** What of the address was not understood, said aloud and shown until closed. */
export function Notices({ notices, unknown, served }: Props) {
  const { t } = useTranslation()
  const { address } = useAddress()
  const [closed, setClosed] = useState('')
  const validText = ({ valid }: Notice) =>
    valid
      .slice(0, 12)
      .map((value) => (value === '' ? t('values.unknown') : value))
      .join(t('notice.separator'))
  const all: Notice[] = [
    ...(unknown ? [{ code: 'unknown_dataset' as never, key: 'dataset', value: unknown, valid: [] }] : []),
    ...notices,
    // They match nobody, and the reader should know why.
    ...strangers(address.filters, served.dimensions).map(({ key, value, known = [] }) => ({
      code: 'invalid' as const,
      key,
      value,
      valid: known,
    })),
  ]
  const text = all.map(keyOf).join('\n')
  useEffect(() => {
    if (!text) setClosed('')
  }, [text])
  return (
    <div aria-live="polite" className="notices">
      {text && text !== closed && (
        <Alert
          variant="default"
          icon={<IconInfoCircle aria-hidden />}
          title={t('notice.title')}
          withCloseButton
          closeButtonLabel={t('notice.close')}
          onClose={() => setClosed(text)}
          data-notices={all.length}
        >
          <ul>
            {all.map((notice) => (
              <li key={keyOf(notice)}>
                {t(`notice.${notice.code}`, { key: notice.key, value: notice.value })}{' '}
                {notice.valid.length > 0 && t('notice.valid', { values: validText(notice) })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  )
}
