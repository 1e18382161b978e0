import type { ReactNode } from 'react'

type Block =
  | { readonly kind: 'heading' | 'text' | 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

/** The project's own documents on a page: headings, text, lists, tables and code, always as text. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className="markdown">
      {blocksOf(text).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one document never move
        <BlockView key={at} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>
    case 'text':
      return <p>{inline(block.text)}</p>
    case 'code':
      return <pre>{block.text}</pre>
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{inline(item)}</li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <div className="scroll">
          <table className="data">
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((cell, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                    <td key={at}>{inline(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

const inline = (text: string): ReactNode[] =>
  text.split(/(\*\*[^*]+\*\*|`[^`]+`)/u).map((piece, at) => {
    const key = `${at} ${piece}`
    if (piece.startsWith('**') && piece.length > 4) return <strong key={key}>{piece.slice(2, -2)}</strong>
    if (piece.startsWith('`') && piece.length > 2) return <code key={key}>{piece.slice(1, -1)}</code>
    return piece.replace(/\[([^\]]+)\]\([^)]*\)/gu, '$1')
  })

/** Pictures are left out: they are files of the repository. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const until = (goesOn: (one: string) => boolean): string[] => {
      const from = at
      at++
      while (at < lines.length && goesOn(lines[at] ?? '')) at++
      return lines.slice(from, at)
    }
    if (line.trim() === '' || line.startsWith('![')) at++
    else if (line.startsWith('#')) {
      blocks.push({ kind: 'heading', text: line.replace(/^#+\s*/u, '') })
      at++
    } else if (line.startsWith('```')) {
      const code = until((one) => !one.startsWith('```'))
      blocks.push({ kind: 'code', text: code.slice(1).join('\n') })
      at++
    } else if (line.startsWith('|')) {
      const rows = until((one) => one.startsWith('|')).filter((row) => !/^[|\s:-]+$/u.test(row))
      blocks.push({
        kind: 'table',
        rows: rows.map((row) =>
          row
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
      })
    } else if (/^\s*[-*] /u.test(line)) {
      const items = until((one) => /^\s*[-*] |^\s{2,}\S/u.test(one))
      // A line that does not begin an item goes on with the one before.
      const whole = items
        .map((item) => item.trim())
        .join('\n')
        .replace(/\n(?![-*] )/gu, ' ')
      blocks.push({ kind: 'list', items: whole.split('\n').map((item) => item.replace(/^[-*] /u, '')) })
    } else {
      const text = until((one) => one.trim() !== '' && !/^[#|`]|^\s*[-*] |^!\[/u.test(one))
      blocks.push({ kind: 'text', text: text.join(' ') })
    }
  }
  return blocks
}
