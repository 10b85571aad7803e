// The peer of BenchmarkPeer: for each line of input, the path of a picture, it prints a
// line of JSON with the lines of text that it reads there. scripts/bench-scan installs what it imports.
import readline from 'node:readline'
import Ocr from '@gutenye/ocr-node'

const ocr = await Ocr.create()
for await (const path of readline.createInterface({ input: process.stdin })) {
  const lines = await ocr.detect(path)
  console.log(JSON.stringify(lines.map(({ text }) => text)))
}
