/** What the explorer itself says, in English and Vietnamese; words of the data are in `domain/labels.ts`. */
import type { Language } from '../../domain/history-title.ts'

const words = {
  title: ['Accord explorer', 'Khám phá Accord'],
  search: ['Search the graph', 'Tìm trong đồ thị'],
  searchHint: ['Name, acronym or number', 'Tên, chữ viết tắt hoặc số hiệu'],
  nothingFound: ['Nothing is called so', 'Không tìm thấy'],
  found: ['{n} found', 'Tìm thấy {n}'],
  undo: ['Undo', 'Hoàn tác'],
  redo: ['Redo', 'Làm lại'],
  fit: ['Fit', 'Vừa khung'],
  zoomIn: ['Zoom in', 'Phóng to'],
  zoomOut: ['Zoom out', 'Thu nhỏ'],
  clear: ['Start anew', 'Bắt đầu lại'],
  graph: ['Graph', 'Đồ thị'],
  list: ['List', 'Danh sách'],
  views: ['How it is shown', 'Cách hiển thị'],
  filters: ['Filters', 'Bộ lọc'],
  details: ['Details', 'Chi tiết'],
  close: ['Close', 'Đóng'],
  groupBy: ['Group', 'Nhóm'],
  groupNone: ['Not grouped', 'Không nhóm'],
  groupType: ['By type', 'Theo loại'],
  groupPeriod: ['By period', 'Theo giai đoạn'],
  types: ['Types', 'Loại đối tượng'],
  relationships: ['Relationships', 'Quan hệ'],
  period: ['Period', 'Thời gian'],
  from: ['From', 'Từ'],
  until: ['Until', 'Đến'],
  dateHint: ['2019, 2019-05 or 2019-05-17', '2019, 2019-05 hoặc 2019-05-17'],
  dateWrong: ['“{value}” is no date: write {hint}', '“{value}” không phải ngày tháng: hãy viết {hint}'],
  showUndated: ['Show what has no date', 'Hiện mục không ghi ngày'],
  resetFilters: ['Show all again', 'Hiện lại tất cả'],
  filteredOut: ['{n} hidden by filters', '{n} mục bị ẩn do bộ lọc'],
  timeline: ['Timeline', 'Dòng thời gian'],
  timelineHelp: [
    'Drag across it to see a period only. Bars are as wide as the date is uncertain.',
    'Kéo ngang để chọn giai đoạn. Thanh càng rộng thì thời điểm càng chưa chắc chắn.',
  ],
  undated: ['No date given', 'Không ghi ngày'],
  undatedCount: ['{n} without a date', '{n} mục không ghi ngày'],
  timelessCount: ['{n} that have no time of their own', '{n} mục không gắn thời gian'],
  severalPeriods: ['In several decades', 'Nhiều thập kỷ'],
  timeless: ['No time of their own', 'Không gắn thời gian'],
  noneSelected: [
    'Select an entity or a relationship to read what sources say.',
    'Chọn một đối tượng hoặc quan hệ để đọc nguồn.',
  ],
  expand: ['Expand by {n}', 'Mở rộng thêm {n}'],
  expandAll: ['Expand all {n}', 'Mở rộng tất cả {n}'],
  expandDepth: ['Two steps around', 'Hai bước xung quanh'],
  nothingHidden: ['All its neighbours are in view', 'Mọi đối tượng liên quan đã hiển thị'],
  hiddenNeighbours: ['{n|neighbour is|neighbours are} not in view', '{n} đối tượng liên quan chưa hiển thị'],
  remove: ['Remove from view', 'Bỏ khỏi khung nhìn'],
  pathFromHere: ['Path from here …', 'Tìm đường từ đây …'],
  pathToHere: ['Path to here', 'Tìm đường đến đây'],
  pathPicked: ['Path from {name}: now pick the other end.', 'Đường đi từ {name}: chọn đầu kia.'],
  cancel: ['Cancel', 'Hủy'],
  paths: ['Paths', 'Đường liên hệ'],
  noPath: ['No path was found within six steps.', 'Không tìm thấy đường liên hệ trong sáu bước.'],
  throughHubs: [
    'These paths pass the home side or its officials: none goes round.',
    'Các đường này đi qua phía Việt Nam hoặc cán bộ: không có đường vòng.',
  ],
  pathsCut: ['There may be other paths as short.', 'Có thể còn đường khác ngắn tương đương.'],
  connectedThrough: ['Connections', 'Liên hệ'],
  claims: ['What sources say', 'Nguồn ghi nhận'],
  changes: ['Changes of state', 'Thay đổi tình trạng'],
  conflict: ['Sources disagree', 'Các nguồn không thống nhất'],
  preferred: ['shown', 'được chọn'],
  deprecated: ['not relied on', 'không dùng'],
  inferred: ['inferred', 'suy luận'],
  asPrinted: ['as printed', 'nguyên văn'],
  wholeRecord: ['Cited for the record as a whole', 'Dẫn cho toàn bộ bản ghi'],
  readInArticle: ['Read it in the article', 'Đọc trong bài'],
  hideArticle: ['Close the article', 'Đóng bài'],
  loadingArticle: ['Loading the article …', 'Đang tải bài …'],
  noText: ['The text of this source is not held: follow its address.', 'Không lưu toàn văn nguồn này: xin mở địa chỉ.'],
  openSource: ['Open source', 'Mở nguồn'],
  loading: ['Loading …', 'Đang tải …'],
  arranging: ['Arranging {n|entity|entities} …', 'Đang sắp xếp {n} đối tượng …'],
  export: ['Export', 'Xuất'],
  exportOf: ['Export of the {n|entity|entities} in view', 'Xuất {n} đối tượng đang hiển thị'],
  exportTooMany: ['at most {n} entities', 'tối đa {n} đối tượng'],
  exportNothing: ['Nothing is in view to export.', 'Không có gì để xuất.'],
  exportFilteredEdges: [
    'Relationships hidden by a filter are left out, too.',
    'Quan hệ bị bộ lọc ẩn cũng không được xuất.',
  ],
  exportNoVerb: [
    'A file needs at least one type of relationships: show one again to export.',
    'Tệp cần ít nhất một loại quan hệ: hãy hiện lại một loại để xuất.',
  ],
  picture: ['Picture (PNG)', 'Ảnh (PNG)'],
  pictureOf: ['The graph as it is drawn.', 'Đồ thị như đang vẽ.'],
  copyLink: ['Copy link to this view', 'Sao chép liên kết'],
  copied: ['The address is copied.', 'Đã sao chép địa chỉ.'],
  copyFailed: [
    'This browser does not let the page copy: take the address from its address bar.',
    'Trình duyệt không cho trang này sao chép: hãy lấy địa chỉ từ thanh địa chỉ.',
  ],
  start: ['What are you looking for?', 'Bạn muốn tìm gì?'],
  startHint: [
    'Search for a partner, a document, a meeting, a project or a person; then expand what you find. Or begin with one of these:',
    'Tìm đối tác, văn kiện, cuộc họp, dự án hoặc cá nhân; rồi mở rộng. Hoặc bắt đầu với:',
  ],
  name: ['Name', 'Tên'],
  type: ['Type', 'Loại'],
  date: ['Date', 'Thời gian'],
  hiddenColumn: ['Not in view', 'Chưa hiển thị'],
  verb: ['Relationship', 'Quan hệ'],
  counts: ['{n|entity|entities}, {m|relationship|relationships}', '{n} đối tượng, {m} quan hệ'],
  added: ['{n|entity|entities} added', 'Đã thêm {n} đối tượng'],
  removed: ['{n|entity|entities} removed', 'Đã bỏ {n} đối tượng'],
  stillHidden: ['{n|neighbour|neighbours} of {name} not in view', '{n} đối tượng liên quan với {name} chưa hiển thị'],
  unknownId: ['There is no “{id}” in the graph.', 'Không có “{id}” trong đồ thị.'],
  unreadAddress: [
    'These parts of the address say nothing known: {parts}',
    'Không hiểu các phần này của địa chỉ: {parts}',
  ],
  tooMany: [
    'More than 2,000 entities would be in view: remove some first.',
    'Sẽ có hơn 2.000 đối tượng: hãy bỏ bớt trước.',
  ],
  canvas: [
    'Graph with {n|entity|entities} and {m|relationship|relationships}. Arrow keys go from one to the next, Enter expands, Delete removes. The list shows the same.',
    'Đồ thị có {n} đối tượng và {m} quan hệ. Phím mũi tên để di chuyển, Enter để mở rộng, Delete để bỏ. Danh sách hiển thị cùng nội dung.',
  ],
  playground: ['Playground', 'Trang truy vấn'],
  language: ['Tiếng Việt', 'English'],
  aboutFile: ['About this file', 'Về tệp này'],
  fileWhole: ['Complete for what was asked.', 'Đầy đủ theo yêu cầu.'],
  fileVersion: ['Graph version', 'Phiên bản đồ thị'],
  fileAsked: ['Asked', 'Yêu cầu'],
  fileLicence: ['Licence', 'Giấy phép'],
  fileLeftOut: ['Left out', 'Không bao gồm'],
  selected: ['Selected: {name}', 'Đã chọn: {name}'],
  notSelected: ['Nothing selected', 'Chưa chọn'],
  moreRows: ['Show {n} more', 'Hiện thêm {n}'],
} as const satisfies Record<string, readonly [en: string, vi: string]>

export type Word = keyof typeof words

/** With `{name}` filled in, and `{n|entity|entities}` by how many; numbers as the language groups them. */
export function say(language: Language, word: Word, filled: Readonly<Record<string, string | number>> = {}): string {
  const text: string = words[word][language === 'VI' ? 1 : 0]
  return text.replaceAll(/\{(\w+)(?:\|([^|}]+)\|([^|}]+))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = filled[name] ?? ''
    const shown = typeof value === 'number' ? count(value, language) : value
    return one === undefined ? shown : `${shown} ${shown === '1' ? one : many}`
  })
}

export function count(number: number, language: Language): string {
  return number.toLocaleString(language === 'VI' ? 'vi-VN' : 'en-GB')
}
