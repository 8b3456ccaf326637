/** The times within a ZIP file set to the first that it can have: equal contents are then equal files. */

const END_OF_DIRECTORY = 0x06054b50
const END_LENGTH = 22
const DIRECTORY_ENTRY = 0x02014b50
/** 1 January 1980, midnight, as DOS writes it: two bytes of time, two of date. */
const FIRST_TIME = 0x00210000

/** Changes `zip` itself, which has no comment and is no ZIP64. */
export function fixTimes(zip: Buffer): Buffer {
  const end = zip.length - END_LENGTH
  if (zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('The ZIP file does not end as one.')
  const entries = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  for (let entry = 0; entry < entries; entry++) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('The directory of the ZIP file is broken.')
    zip.writeUInt32LE(FIRST_TIME, at + 12)
    zip.writeUInt32LE(FIRST_TIME, zip.readUInt32LE(at + 42) + 10)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return zip
}
