import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface ServedMail {
  readonly uid: number
  readonly source: string
}

const INTERNAL_DATE = '"20-Nov-2026 10:00:00 +0000"'

interface Mailbox {
  readonly user: string
  readonly password: string
  mails: readonly ServedMail[]
  validity: number
}

/** A server that speaks as much IMAP4rev1 (RFC 3501) as reading a mailbox takes; one user, one folder. */
export async function openImapServer({
  user,
  password,
}: {
  readonly user: string
  readonly password: string
}) {
  const box: Mailbox = { user, password, mails: [], validity: 7 }
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
      for (const line of lines) commands.push(answer(socket, line, box))
    })
  })

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // A TCP server's address is one.
  return {
    port,
    commands,
    set(next: readonly ServedMail[], uidValidity = box.validity): void {
      box.mails = next
      box.validity = uidValidity
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Answers one command; gives its name. */
function answer(socket: Socket, line: string, { user, password, mails, validity }: Mailbox): string {
  const [, tag = '*', command = '', args = ''] = /^(\S+) (UID \S+|\S+) ?(.*)$/u.exec(line) ?? []
  const name = command.toUpperCase()
  const say = (text: string) => socket.write(Buffer.from(`${text}\r\n`, 'latin1'))
  let end = 'OK done'
  switch (name) {
    case 'CAPABILITY':
      say('* CAPABILITY IMAP4rev1')
      break
    case 'LOGIN':
      if (args.replaceAll('"', '') !== `${user} ${password}`) end = 'NO [AUTHENTICATIONFAILED] no'
      break
    case 'LIST':
      say('* LIST () "/" "INBOX"')
      break
    case 'SELECT':
    case 'EXAMINE':
      say(`* ${mails.length} EXISTS`)
      say('* FLAGS (\\Seen)')
      say(`* OK [UIDVALIDITY ${validity}] valid`)
      say(`* OK [UIDNEXT ${(mails.at(-1)?.uid ?? 0) + 1}] next`)
      end = name === 'EXAMINE' ? 'OK [READ-ONLY] done' : 'OK [READ-WRITE] done'
      break
    case 'UID FETCH':
      for (const [at, mail] of mails.entries())
        if (inRange(mail.uid, args, mails)) fetchMail(say, at + 1, mail)
      break
    case 'LOGOUT':
      say('* BYE')
      break
    case 'LSUB':
    case 'NOOP':
    case 'CLOSE':
    case 'ID':
      break
    default:
      end = 'BAD unknown'
  }
  say(`${tag} ${end}`)
  if (name === 'LOGOUT') socket.end()
  return name
}

/** `n:*` always holds the last mail, also when it is older than n. */
function inRange(uid: number, args: string, mails: readonly ServedMail[]): boolean {
  const from = Number(/^(\d+):\*/u.exec(args)?.[1] ?? 1)
  return uid >= from || uid === mails.at(-1)?.uid
}

function fetchMail(say: (text: string) => void, seq: number, { uid, source }: ServedMail): void {
  const bytes = Buffer.from(source, 'utf8')
  const body = bytes.toString('latin1')
  say(
    `* ${seq} FETCH (UID ${uid} RFC822.SIZE ${bytes.length} INTERNALDATE ${INTERNAL_DATE} BODY[]<0> {${bytes.length}}\r\n${body})`,
  )
}
