/** Rules by which one value is preferred to another, in Vietnamese: the sentences of the seed, whose rules are in English. */

const vietnamese: Readonly<Record<string, string>> = {
  'None decides.': 'Chưa có căn cứ lựa chọn.',
  'None decides: both spellings stand in one document.':
    'Chưa có căn cứ lựa chọn: cả hai cách ghi có trong cùng một văn bản.',
  'None decides: one plans, the other reports.':
    'Chưa có căn cứ lựa chọn: một nguồn nêu dự kiến, nguồn kia nêu kết quả thực hiện.',
  'None decides: one reports, the other announces; the record shows the year, on which both agree.':
    'Chưa có căn cứ lựa chọn: một nguồn đưa tin sau sự kiện, nguồn kia thông báo trước; dữ liệu ghi năm, là điểm hai nguồn thống nhất.',
  'None decides: the difference of time between Havana and Hà Nội may explain both; the record shows the month.':
    'Chưa có căn cứ lựa chọn: có thể do chênh lệch múi giờ giữa La Ha-ba-na và Hà Nội; dữ liệu ghi tháng.',
  'None decides: the record shows the month, on which both agree.':
    'Chưa có căn cứ lựa chọn: dữ liệu ghi tháng, là điểm hai nguồn thống nhất.',
  'None decides: the sources differ on the last day; the record shows the first only.':
    'Chưa có căn cứ lựa chọn: các nguồn nêu khác nhau về ngày cuối; dữ liệu chỉ ghi ngày đầu.',
  'None decides: they exclude each other.': 'Chưa có căn cứ lựa chọn: các thông tin loại trừ lẫn nhau.',
  'None decides: they may speak of two documents.':
    'Chưa có căn cứ lựa chọn: có thể các nguồn nói về hai văn kiện khác nhau.',
  'A newspaper of that month comes before a secondary aggregator.':
    'Ưu tiên báo đăng trong tháng diễn ra sự kiện so với trang tổng hợp lại tin.',
  'A report of the event itself comes before an overview.': 'Ưu tiên tin về chính sự kiện so với bài tổng quan.',
  'A report of the same day comes before an annual report.': 'Ưu tiên tin đăng trong ngày so với báo cáo năm.',
  'The page of the department that runs the project comes before press and partners.':
    'Ưu tiên trang thông tin của đơn vị quản lý dự án so với báo chí và đối tác.',
  'The project’s final report comes before a press report.': 'Ưu tiên báo cáo kết thúc dự án so với tin báo chí.',
  'Two sources against one.': 'Hai nguồn cùng nêu, so với một nguồn nêu khác.',
  'Two sources against one that does not say the currency.':
    'Hai nguồn cùng nêu, so với một nguồn không ghi loại tiền.',
  'Two sources against one, whose day lies before the printed start of the visit.':
    'Hai nguồn cùng nêu, so với một nguồn nêu ngày trước thời điểm bắt đầu chuyến thăm đã được ghi.',
  'Two sources of 30 November 2022, the last day of the visit, against one of June 2023.':
    'Hai nguồn đăng ngày 30/11/2022, là ngày cuối của chuyến thăm, so với một nguồn đăng tháng 6/2023.',
  'Two sources, and one of the two years of the third.':
    'Hai nguồn cùng nêu; nguồn thứ ba ghi hai năm, trong đó có năm này.',
  'The grant itself; the other is the total of which it is part.':
    'Là chính khoản viện trợ; số còn lại là tổng số, trong đó có khoản này.',
  'The second names a morning within the days of the first.':
    'Nguồn thứ hai nêu một buổi sáng thuộc những ngày mà nguồn thứ nhất nêu.',
  'The whole of five years; the register has the fiscal years 2010 to 2013.':
    'Là số của cả năm năm; danh mục đăng ký chỉ có các năm tài chính từ 2010 đến 2013.',
  'Its source prints the number twice, in figures and as VI.':
    'Nguồn ghi số này hai lần, bằng chữ số và bằng số La Mã VI.',
}

/** Null where there is no Vietnamese for it: it then stands as whoever recorded it wrote it. */
export const ruleVi = (rule: string): string | null => vietnamese[rule] ?? null
