import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { serializeAddress } from '../../address/address.ts'
import { useAddress } from '../../frame/use-address.ts'
import { longestShared, workbench } from './view.ts'

/** Takes a card’s statement to the workbench, under the same dates and filters. */
export function WorkbenchLink({ sql }: { sql: string }) {
  const { t } = useTranslation()
  const { address } = useAddress()
  if (sql.length > longestShared) return null
  const params = { ...(workbench.params.parse({}) as Record<string, unknown>), sql }
  const pairs = serializeAddress(workbench.params, { ...address, params })
  return (
    <Button size="xs" variant="default" component={Link} to={`/${workbench.id}`} search={{ pairs } as never}>
      {t('workbench.open')}
    </Button>
  )
}
