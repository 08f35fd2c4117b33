import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function candidates(): string[] {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  const cached = existsSync(cache) ? readdirSync(cache).filter((name) => name.startsWith('chromium')) : []
  return [
    ...(process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []),
    ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
    ...cached.flatMap((name) =>
      ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-linux/headless_shell'].map((file) => join(cache, name, file)),
    ),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
}

/** Path of a Chromium on this machine; without one, an error that says what to install. */
export function chromiumPath(): string {
  const found = candidates().find((path) => existsSync(path))
  if (found) return found
  throw new Error(
    'No Chromium was found, and the browser tests need a real one. Install it with `apt-get install chromium` (Debian, Ubuntu) or `npx playwright-core install --with-deps chromium`, or give its path in CHROMIUM_PATH.',
  )
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
