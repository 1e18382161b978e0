import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import * as core from '@tensorflow/tfjs-core'

/** The parts of TensorFlow.js that training uses. */
export type TensorFlow = typeof core

/** TensorFlow with the backend that runs. */
export interface LoadedTensorFlow {
  readonly tf: TensorFlow
  readonly backend: string
}

/** `@tensorflow/tfjs-node` where the user has installed it: its native backend registers itself on import. */
async function nativeBackend(): Promise<boolean> {
  // Held in a variable so that neither TypeScript nor a bundler looks for a package that is usually absent.
  const name = '@tensorflow/tfjs-node'
  try {
    await import(name)
    return core.getBackend() === 'tensorflow'
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return false
    throw new SeinpostError('internal', 'the installed @tensorflow/tfjs-node does not start', {
      cause,
      remedy: 'reinstall it for this version of Node, or remove it to train on WASM',
    })
  }
}

let loaded: Promise<LoadedTensorFlow> | undefined

async function load(): Promise<LoadedTensorFlow> {
  // The layers package registers the gradients; the core alone has none.
  await import('@tensorflow/tfjs-layers')
  if (await nativeBackend()) return { tf: core, backend: 'tensorflow' }
  const wasm = await import('@tensorflow/tfjs-backend-wasm')
  const require = createRequire(import.meta.url)
  wasm.setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`)
  if (await core.setBackend('wasm')) return { tf: core, backend: 'wasm' }
  await import('@tensorflow/tfjs-backend-cpu')
  await core.setBackend('cpu')
  return { tf: core, backend: 'cpu' }
}

/** TensorFlow, started once: native when installed, else WASM, else plain JavaScript. */
export function loadTensorFlow(): Promise<LoadedTensorFlow> {
  loaded ??= load()
  return loaded
}
