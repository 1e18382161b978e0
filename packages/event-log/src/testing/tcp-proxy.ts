import { connect, createServer, type Socket } from 'node:net'

export interface TcpProxy {
  /** Lets requests through, and cuts the connection instead of giving the answer. */
  loseAnswers(lose: boolean): void
  close(): Promise<void>
}

/** Stands on `port` for a server that listens on `target`, so that a test can lose what a network may lose. */
export async function tcpProxy(port: number, target: number): Promise<TcpProxy> {
  let losing = false
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        client.destroy()
        upstream.destroy()
        sockets.delete(socket)
      })
    }
    client.on('data', (bytes) => upstream.write(bytes))
    upstream.on('data', (bytes) => {
      if (losing) client.destroy()
      else client.write(bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    loseAnswers(lose) {
      losing = lose
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
