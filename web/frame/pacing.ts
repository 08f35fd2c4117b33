import { notifyManager } from '@tanstack/react-query'

/** How long what has come waits for more that is about to come, in milliseconds: about as long as a step in a film of twenty-five pictures a second. */
const step = 40

/** Tells the page of all that has come since in one go, so that it is made and painted once; while `more()` is about to come, once in a step. */
export function paceNotices(more: () => boolean): void {
  const untold: (() => void)[] = []
  let waiting = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    clearTimeout(timer)
    waiting = false
    for (const notice of untold.splice(0)) notice()
  }
  notifyManager.setScheduler((notice) => {
    untold.push(notice)
    if (more()) {
      if (!waiting) timer = setTimeout(tell, step)
      waiting = true
    } else {
      clearTimeout(timer)
      timer = setTimeout(tell, 0)
    }
  })
}
