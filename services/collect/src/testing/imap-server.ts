import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface ServedMail {
  readonly uid: number
  readonly source: string
}

const INTERNAL_DATE = '"20-Nov-2026 10:00:00 +0000"'

/** A server that speaks as much IMAP4rev1 (RFC 3501) as reading a mailbox takes; one user, one folder. */
export async function openImapServer({
  user,
  password,
}: {
  readonly user: string
  readonly password: string
}) {
  let mails: readonly ServedMail[] = []
  let validity = 7
  const commands: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n')
    let rest = ''
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) answer(socket, line)
    })
  })

  function answer(socket: Socket, line: string): void {
    const [, tag = '*', command = '', args = ''] = /^(\S+) (UID \S+|\S+) ?(.*)$/u.exec(line) ?? []
    commands.push(command.toUpperCase())
    const say = (text: string) => socket.write(Buffer.from(`${text}\r\n`, 'latin1'))
    const ok = (text = 'done') => say(`${tag} OK ${text}`)
    switch (command.toUpperCase()) {
      case 'CAPABILITY':
        say('* CAPABILITY IMAP4rev1')
        return void ok()
      case 'LOGIN':
        return void (args === `"${user}" "${password}"` || args === `${user} ${password}`
          ? ok()
          : say(`${tag} NO [AUTHENTICATIONFAILED] no`))
      case 'LIST':
        say('* LIST () "/" "INBOX"')
        return void ok()
      case 'LSUB':
        return void ok()
      case 'SELECT':
      case 'EXAMINE':
        say(`* ${mails.length} EXISTS`)
        say('* FLAGS (\\Seen)')
        say(`* OK [UIDVALIDITY ${validity}] valid`)
        say(`* OK [UIDNEXT ${(mails.at(-1)?.uid ?? 0) + 1}] next`)
        return void ok(command.toUpperCase() === 'EXAMINE' ? '[READ-ONLY] done' : '[READ-WRITE] done')
      case 'UID FETCH':
        for (const [at, mail] of mails.entries()) if (inRange(mail.uid, args)) fetchMail(say, at + 1, mail)
        return void ok()
      case 'LOGOUT':
        say('* BYE')
        ok()
        return void socket.end()
      case 'NOOP':
      case 'CLOSE':
      case 'ID':
        return void ok()
      default:
        return void say(`${tag} BAD unknown`)
    }
  }

  function inRange(uid: number, args: string): boolean {
    const from = Number(/^(\d+):\*/u.exec(args)?.[1] ?? 1)
    return uid >= from || uid === mails.at(-1)?.uid
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // A TCP server's address is one.
  return {
    port,
    commands,
    set(next: readonly ServedMail[], uidValidity = validity): void {
      mails = next
      validity = uidValidity
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function fetchMail(say: (text: string) => void, seq: number, { uid, source }: ServedMail): void {
  const bytes = Buffer.from(source, 'utf8')
  const body = bytes.toString('latin1')
  say(
    `* ${seq} FETCH (UID ${uid} RFC822.SIZE ${bytes.length} INTERNALDATE ${INTERNAL_DATE} BODY[]<0> {${bytes.length}}\r\n${body})`,
  )
}
