// `npm start`: installs and builds what is missing, then starts the whole program and prints its address.
process.argv.splice(2, 0, 'start')
await import('./seinpost.mjs')
