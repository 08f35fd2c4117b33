import { Alert, Button, Code, CopyButton, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api.ts'

/** What went wrong, how to mend it, and details that can be copied to whoever can. */
export function Failure({ error, retry }: { error: Error; retry(): void }) {
  const { t } = useTranslation()
  const problem = error instanceof Problem ? error : null
  const details = [problem?.code, error.message, problem?.requestId].filter(Boolean).join('\n')
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(problem?.status === 0 ? 'failure.unreachable' : 'failure.title')}
    >
      <p>{problem?.status === 0 ? t('failure.unreachableMend') : (problem?.mend ?? t('failure.mend'))}</p>
      <Code block>{details}</Code>
      <Group mt="sm" gap="xs">
        <Button size="xs" onClick={retry}>
          {t('failure.retry')}
        </Button>
        <CopyButton value={details}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {t(copied ? 'failure.copied' : 'failure.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  )
}
