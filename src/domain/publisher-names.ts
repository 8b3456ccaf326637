/** Publishers as Vietnamese readers know them: the record has their names in English, or without the marks of Vietnamese letters. */

const vietnamese: Readonly<Record<string, string>> = {
  'Bao Binh Duong': 'Báo Bình Dương',
  'Bao Ha Giang': 'Báo Hà Giang',
  'Bao Lang Son': 'Báo Lạng Sơn',
  'Bao Moi': 'Báo Mới',
  'Bao Phap luat Viet Nam': 'Báo Pháp luật Việt Nam',
  'Bao Thua Thien Hue': 'Báo Thừa Thiên Huế',
  'Bao Tin tuc': 'Báo Tin tức',
  'Communist Party of Viet Nam Online Newspaper': 'Báo điện tử Đảng Cộng sản Việt Nam',
  'Communist Review': 'Tạp chí Cộng sản',
  'Dan chu va Phap luat': 'Tạp chí Dân chủ và Pháp luật',
  'Embassy of Japan in Viet Nam': 'Đại sứ quán Nhật Bản tại Việt Nam',
  'Government News': 'Báo điện tử Chính phủ',
  'Government of Japan': 'Chính phủ Nhật Bản',
  'Government of Viet Nam and UNICEF': 'Chính phủ Việt Nam và UNICEF',
  'Government of Viet Nam, EC, Denmark, Sweden': 'Chính phủ Việt Nam, EC, Đan Mạch, Thụy Điển',
  'Hanoi Law University': 'Trường Đại học Luật Hà Nội',
  'Ho Chi Minh Mausoleum Management': 'Ban Quản lý Lăng Chủ tịch Hồ Chí Minh',
  'Judicial Academy of Viet Nam': 'Học viện Tư pháp',
  'Lang Son TV': 'Đài Phát thanh và Truyền hình Lạng Sơn',
  'Luat Minh Khue': 'Luật Minh Khuê',
  'MOJ and UNICEF': 'Bộ Tư pháp và UNICEF',
  'MOJ, Department of International Cooperation': 'Vụ Hợp tác quốc tế, Bộ Tư pháp',
  'MOJ, legal education portal': 'Cổng thông tin phổ biến, giáo dục pháp luật, Bộ Tư pháp',
  'MOJ, portal for international legal cooperation': 'Cổng thông tin hợp tác quốc tế về pháp luật, Bộ Tư pháp',
  'Ministry of Construction of Viet Nam': 'Bộ Xây dựng',
  'Ministry of Foreign Affairs': 'Bộ Ngoại giao',
  'Ministry of Justice of Japan': 'Bộ Tư pháp Nhật Bản',
  'Ministry of Justice of Viet Nam': 'Bộ Tư pháp',
  'Nghe An 24h': 'Nghệ An 24h',
  'Ngay Nay': 'Ngày Nay',
  'Nhan Dan': 'Báo Nhân Dân',
  "People's Procuracy of Thua Thien Hue": 'Viện kiểm sát nhân dân tỉnh Thừa Thiên Huế',
  'Quang Tri Party Committee': 'Tỉnh ủy Quảng Trị',
  "Supreme People's Procuracy of Viet Nam": 'Viện kiểm sát nhân dân tối cao',
  'The World and Viet Nam Report': 'Báo Thế giới và Việt Nam',
  'Thoi Dai': 'Tạp chí Thời Đại',
  'Tien Phong': 'Báo Tiền Phong',
  'UNDP Viet Nam': 'UNDP Việt Nam',
  'UNICEF Viet Nam': 'UNICEF Việt Nam',
  'United Nations in Viet Nam': 'Liên hợp quốc tại Việt Nam',
  'World Bank': 'Ngân hàng Thế giới',
  MOJ: 'Bộ Tư pháp',
  VNA: 'TTXVN',
}

/** `Bộ Tư pháp (moj.gov.vn)`, `Bộ Ngoại giao (bản sao tại vanban123.vn)`; a name without a Vietnamese one stays. */
export function publisherVi(publisher: string): string {
  const [, name = '', note] = /^(.*?)(?: \((.*)\))?$/s.exec(publisher) ?? []
  const known = (text: string) => vietnamese[text] ?? text
  if (note === undefined) return known(name)
  const said = note
    .replace(/^(copy at|via) (.*)$/, (_, how, where) => `${how === 'via' ? 'qua' : 'bản sao tại'} ${known(where)}`)
    .replace(/^copy$/, 'bản sao')
  return `${known(name)} (${known(said)})`
}
