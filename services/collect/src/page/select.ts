import { selectAll } from 'css-select'
import { DomUtils, parseDocument } from 'htmlparser2'
import { htmlToText } from '../feed/html-to-text.ts'

type Root = ReturnType<typeof parseDocument>
export type PageNode = Root | Root['children'][number]

/** Parses a page. Scripts are text that nobody runs; frames and pictures are not loaded. */
export const parsePage = (html: string): PageNode => parseDocument(html)

/** The elements that a selector finds below `node`, in the order of the page. */
export const elementsOf = (node: PageNode, selector: string): PageNode[] =>
  selectAll(selector, [node].flatMap(childrenOf))

const childrenOf = (node: PageNode): PageNode[] => ('children' in node ? [...node.children] : [])

/**
 * What `selector` names below `node`: the text of the first element found, or with `selector@attribute` that attribute;
 * `@attribute` alone is one of the node itself. Undefined when there is none.
 */
export function readValue(node: PageNode, selector: string): string | undefined {
  const [, path = '', attribute] = /^(.*?)(?:@([\w:-]+))?$/su.exec(selector) ?? []
  const found = path.trim() === '' ? node : elementsOf(node, path)[0]
  if (found === undefined) return undefined
  const value = attribute === undefined ? textOf(found) : attributeOf(found, attribute)
  return value?.trim() === '' ? undefined : value?.trim()
}

const textOf = (node: PageNode): string => htmlToText(DomUtils.getOuterHTML(node))

function attributeOf(node: PageNode, name: string): string | undefined {
  return 'attribs' in node ? node.attribs[name] : undefined
}
