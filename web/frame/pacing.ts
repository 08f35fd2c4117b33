import { notifyManager } from '@tanstack/react-query'

/** How long what has come waits for more that is about to come, in milliseconds: about as long as a step in a film of twenty-five pictures a second. */
const step = 40

/** Tells the page of all that has come since in one go, so that it is made and painted once; while `more()` is about to come, once in a step. */
export function paceNotices(more: () => boolean): void {
  const untold: (() => void)[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = 0
  const tell = () => {
    timer = undefined
    told = performance.now()
    for (const notice of untold.splice(0)) notice()
  }
  notifyManager.setScheduler((notice) => {
    untold.push(notice)
    clearTimeout(timer)
    timer = setTimeout(tell, more() ? Math.max(0, told + step - performance.now()) : 0)
  })
}
