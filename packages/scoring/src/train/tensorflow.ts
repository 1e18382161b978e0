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

const require = createRequire(import.meta.url)
const NATIVE = '@tensorflow/tfjs-node'

function isInstalled(name: string): boolean {
  try {
    require.resolve(name)
    return true
  } catch (cause) {
    // Anything but "not there" is a broken installation, which the import will name.
    return !(cause instanceof Error && 'code' in cause && cause.code === 'MODULE_NOT_FOUND')
  }
}

/** `@tensorflow/tfjs-node` where the user has installed it: its native backend registers itself on import. */
async function nativeBackend(): Promise<boolean> {
  if (!isInstalled(NATIVE)) return false
  try {
    await import(NATIVE)
    return core.getBackend() === 'tensorflow'
  } catch (cause) {
    throw new SeinpostError('internal', `the installed ${NATIVE} does not start`, {
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
