import { useLanguage } from '../i18n/language.tsx'

/** By when the desk has to have looked. */
export function Due({ dueAt, now }: { dueAt: string; now: number }) {
  const { t, format } = useLanguage()
  const late = Date.parse(dueAt) < now
  return (
    <time className="chip due" dateTime={dueAt} data-late={late} title={format.moment(dueAt)}>
      {late ? t.queue.late : t.queue.dueIn(format.age(new Date(now).toISOString(), Date.parse(dueAt)))}
    </time>
  )
}
