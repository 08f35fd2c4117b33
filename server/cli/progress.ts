import cliProgress from 'cli-progress'
import type { Progress } from '../ingest/index.ts'

const words: Record<Progress['phase'], string> = {
  scan: 'looking through files',
  read: 'reading',
  check: 'checking keys and references',
  quarantine: 'writing quarantine',
}

/** A bar on standard error with rows and time left; silent where that is no terminal. */
export class ProgressBar {
  private bar: cliProgress.SingleBar | undefined
  private phase: string | undefined

  show({ phase, file, done, total, unit }: Progress): void {
    if (!process.stderr.isTTY || total === 0) return
    const name = `${words[phase]}${file ? ` ${file}` : ''}`
    if (this.phase !== name) {
      this.stop()
      this.phase = name
      this.bar = new cliProgress.SingleBar({
        format: `${name} {bar} {percentage} % {value}/{total} ${unit}, {eta_formatted} left`,
        stream: process.stderr,
        clearOnComplete: false,
        hideCursor: true,
      })
      this.bar.start(Math.max(1, total), 0)
    }
    this.bar!.setTotal(Math.max(1, total))
    this.bar!.update(Math.min(done, total))
  }

  stop(): void {
    this.bar?.stop()
    this.bar = undefined
    this.phase = undefined
  }
}
