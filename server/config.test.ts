import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { configFrom } from './config.ts'

test('nothing set: loopback, port 4173, folder data', () => {
  expect(configFrom({ HOST: '', PORT: '' })).toMatchObject({ host: '127.0.0.1', port: 4173, data: resolve('data'), insecure: false })
})

test.each(['localhost', '127.0.0.1', '127.8.8.8', '::1'])('HOST=%s is this machine', (HOST) => {
  expect(configFrom({ HOST }).host).toBe(HOST)
})

test.each(['0.0.0.0', '::', '192.168.1.2', 'pilot.example', '127.0.0.1.example', 'localhost.example'])(
  'HOST=%s is refused unless someone means it',
  (HOST) => {
    expect(() => configFrom({ HOST })).toThrow(/no access control/)
    expect(configFrom({ HOST, PILOTSCOPE_INSECURE: '1' }).insecure).toBe(true)
  },
)

test.each([
  [{ PORT: 'x' }, /PORT=x is not understood/],
  [{ PORT: '65536' }, /PORT=65536/],
  [{ PORT: '1.5' }, /PORT=1.5/],
  [{ PILOTSCOPE_INSECURE: 'yes' }, /PILOTSCOPE_INSECURE=yes/],
  [{ PILOTSCOPE_MEMORY: 'lots' }, /PILOTSCOPE_MEMORY=lots/],
])('%j is an error that names it', (environment, message) => {
  expect(() => configFrom(environment as unknown as NodeJS.ProcessEnv)).toThrow(message)
})
