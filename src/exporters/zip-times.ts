/** Takes the time of its making out of a ZIP file, so that the same content is the same file. */

const END_OF_DIRECTORY = 0x06054b50
/** Size of the record at the end, which has no comment in files made by programs. */
const END_BYTES = 22
/** Of an entry of the directory at the end, before its name. */
const ENTRY_BYTES = 46
/** 1 January 1980, 0 o'clock, in the form of MS-DOS: the first that the format knows. */
const NO_TIME = 0x00210000

/** In place. */
export function withoutTimes(file: Buffer): Buffer {
  const end = file.length - END_BYTES
  if (file.readUInt32LE(end) !== END_OF_DIRECTORY) throw new TypeError('no ZIP file, or one with a comment')
  let entry = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    file.writeUInt32LE(NO_TIME, entry + 12)
    file.writeUInt32LE(NO_TIME, file.readUInt32LE(entry + 42) + 10)
    const lengths = [28, 30, 32].map((place) => file.readUInt16LE(entry + place))
    entry += lengths.reduce((sum, length) => sum + length, ENTRY_BYTES)
  }
  return file
}
