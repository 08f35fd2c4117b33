import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const web = join(import.meta.dirname, '..')
const styles = join(web, '..', 'node_modules', '@mantine', 'core', 'styles')
const listed = readFileSync(join(import.meta.dirname, 'components.css'), 'utf8')

/** Names that the page's files import from the library. */
const used = new Set(
  readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => [...readFileSync(join(web, path), 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap(([, names]) => names!.split(',').map((name) => name.trim())),
)

test('components are found in the files', () => {
  expect(used).toContain('Button')
  expect(used.size).toBeGreaterThan(15)
})

test.each([...used].filter((name) => existsSync(join(styles, `${name}.css`))))('%s has its styles', (name) => {
  expect(listed).toContain(`/styles/${name}.css`)
})
