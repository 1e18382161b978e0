import { StringDecoder } from 'node:string_decoder'

export interface ServerSentEvent {
  readonly event: string
  readonly data: string
}

const MAX_EVENT = 1 << 20

/**
 * The events of a stream (WHATWG HTML, 9.2.6), without ids and retry times, which nobody here uses. Comments, which keep
 * the connection alive, come as events named `comment`. Events over a mebibyte are left out.
 */
export async function* serverSentEvents(body: AsyncIterable<Buffer>): AsyncGenerator<ServerSentEvent> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let event = ''
  let data: string[] = []
  let size = 0
  for await (const chunk of body) {
    const lines = (rest + decoder.write(chunk)).split(/\r\n|\n|\r(?!$)/u)
    rest = lines.pop() ?? ''
    // A line without an end must not fill the memory.
    if (rest.length > MAX_EVENT) rest = rest.slice(0, 8)
    for (const line of lines) {
      if (line.startsWith(':')) yield { event: 'comment', data: '' }
      else if (line.startsWith('event:')) event = line.slice(6).trim()
      else if (line.startsWith('data:')) {
        size += line.length
        if (size <= MAX_EVENT) data.push(line.slice(5).replace(/^ /u, ''))
      } else if (line === '') {
        if (data.length > 0 && size <= MAX_EVENT) yield { event: event || 'message', data: data.join('\n') }
        event = ''
        data = []
        size = 0
      }
    }
  }
}
