import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useNow } from '../screen/use-now.ts'

/** A moment by which something must be done, and how long that is from now. */
export function Clock({ dueAt }: { dueAt: string }) {
  const w = useDeskWords()
  const { format } = useLanguage()
  const now = useNow()
  const left = Date.parse(dueAt) - now
  const late = left < 0
  // Age counts from one moment to another; here the other is now.
  const span = format.age(new Date(now).toISOString(), Date.parse(dueAt))
  return (
    <time className="clock" dateTime={dueAt} data-late={late}>
      {w.answerBy(format.moment(dueAt))} · {late ? w.late : w.left(span)}
    </time>
  )
}
