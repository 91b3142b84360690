// The page in Thai: its language for screen readers, and the few English words that Streamlit's own widgets say.
// Only words of the tables below are replaced, one for one; text from files never matches, it is never parsed.

const TEXTS = new Map([
  ['Skip to main content', 'ข้ามไปยังเนื้อหา'],
  ['Upload', 'เลือกไฟล์'],
  ['Drag and drop files here', 'วางไฟล์ที่นี่'],
  ['Drag and drop a file here', 'วางไฟล์ที่นี่'],
  ['About', 'เกี่ยวกับโปรแกรม'],
  ['Light', 'สว่าง'],
  ['Dark', 'มืด'],
  ['System', 'ตามระบบ'],
  ['Stop', 'หยุด'],
  ['Running...', 'กำลังทำงาน'],
  ['Rerun', 'โหลดใหม่'],
  ['No results', 'ไม่พบรายการ'],
  ['No options to select', 'ไม่มีรายการให้เลือก'],
  ['Choose an option', 'เลือกรายการ'],
  ['Choose options', 'เลือกรายการ'],
  ['Press Enter to apply', 'กด Enter เพื่อใช้ค่านี้'],
  ['Press Ctrl+Enter to apply', 'กด Ctrl+Enter เพื่อใช้ข้อความนี้'],
  ['Download as CSV', 'ดาวน์โหลด CSV'],
  ['Search', 'ค้นหา'],
  ['Fullscreen', 'เต็มจอ'],
  ['Close fullscreen', 'ออกจากเต็มจอ'],
  ['Show/hide columns', 'เลือกคอลัมน์'],
  ['Add row', 'เพิ่มแถว'],
  ['Delete row(s)', 'ลบแถว'],
  ['Clear selection', 'ล้างการเลือก'],
  ['Sort ascending', 'เรียงจากน้อยไปมาก'],
  ['Sort descending', 'เรียงจากมากไปน้อย'],
  ['Autosize', 'ปรับความกว้าง'],
  ['Pin column', 'ตรึงคอลัมน์'],
  ['Unpin column', 'เลิกตรึงคอลัมน์'],
  ['Hide column', 'ซ่อนคอลัมน์'],
  ['Format', 'รูปแบบ'],
  ['Statistics', 'สถิติ'],
  ['view more', 'ดูเพิ่ม'],
  ['view less', 'ดูน้อยลง'],
  ['Add files', 'เพิ่มไฟล์'],
  ['Print', 'พิมพ์'],
  ['Copied', 'คัดลอกแล้ว'],
  ['Made with Streamlit v', 'ทำด้วย Streamlit รุ่น '],
  ['Connecting', 'กำลังเชื่อมต่อ'],
  ['Connecting to Streamlit server', 'กำลังเชื่อมต่อกับโปรแกรม'],
  ['Unable to connect to Streamlit server', 'เชื่อมต่อกับโปรแกรมไม่ได้'],
  ['Connection error', 'การเชื่อมต่อขาด'],
  ['Page not found', 'ไม่พบหน้านี้'],
  ['Download failed', 'ดาวน์โหลดไม่สำเร็จ'],
  ['Invalid input.', 'ค่านี้ใช้ไม่ได้'],
]);

// Places that hold both words of Streamlit and names from files: there only these words are Streamlit's.
const COLUMNS = new Map([['Select all', 'ทุกคอลัมน์'], ['(index)', '(ลำดับ)']]);
const COLUMN = new Map(
  ['Sort ascending', 'Sort descending', 'Autosize', 'Pin column', 'Unpin column', 'Hide column', 'Format', 'Statistics']
    .map((word) => [word, TEXTS.get(word)]),
);
const KINDS = new Map([ // of a column, said in a tooltip
  ['text', 'ข้อความ'], ['number', 'ตัวเลข'], ['object', 'ข้อมูล'], ['list', 'รายการ'], ['checkbox', 'ช่องเลือก'],
  ['selectbox', 'ตัวเลือก'], ['multiselect', 'หลายตัวเลือก'], ['date', 'วันที่'], ['time', 'เวลา'], ['datetime', 'วันที่และเวลา'],
  ['link', 'ลิงก์'], ['image', 'ภาพ'], ['progress', 'แถบคะแนน'], ['line_chart', 'กราฟเส้น'], ['bar_chart', 'กราฟแท่ง'],
  ['Copy column name', 'คัดลอกชื่อคอลัมน์'], ['Dataframe column menu', 'เมนูของคอลัมน์'],
]);
const FORMATS = new Map([
  ['Automatic', 'อัตโนมัติ'],
  ['Localized', 'ตามภาษาของเครื่อง'],
  ['Plain', 'ธรรมดา'],
  ['Compact', 'ย่อ'],
  ['Dollar', 'ดอลลาร์'],
  ['Euro', 'ยูโร'],
  ['Yen', 'เยน'],
  ['Percent', 'ร้อยละ'],
  ['Scientific', 'เลขยกกำลัง'],
  ['Accounting', 'บัญชี'],
  ['Duration', 'ระยะเวลา'],
  ['Distance', 'ห่างจากวันนี้'],
  ['Calendar', 'ปฏิทิน'],
]);
const FIGURES = new Map([
  ['Values', 'จำนวนค่า'],
  ['Empty', 'ว่าง'],
  ['Distinct', 'ค่าที่ต่างกัน'],
  ['Average', 'เฉลี่ย'],
  ['Standard deviation', 'ส่วนเบี่ยงเบนมาตรฐาน'],
  ['Minimum', 'ต่ำสุด'],
  ['25th percentile', 'เปอร์เซ็นไทล์ที่ 25'],
  ['Median', 'มัธยฐาน'],
  ['75th percentile', 'เปอร์เซ็นไทล์ที่ 75'],
  ['Maximum', 'สูงสุด'],
  ['Sum', 'ผลรวม'],
  ['Minimum length', 'สั้นที่สุด'],
  ['Maximum length', 'ยาวที่สุด'],
  ['Average length', 'ยาวเฉลี่ย'],
  ['Range', 'ช่วง'],
]);
const STATISTICS = new Map([['No data', 'ไม่มีข้อมูล'], ['Based on sample', 'จากข้อมูลบางส่วน']]);
const CHOICES = new Map([
  ['No results', 'ไม่พบรายการ'],
  ['Select all', 'เลือกทั้งหมด'],
  ['No options', 'ไม่มีรายการให้เลือก'],
  ['No options to select', 'ไม่มีรายการให้เลือก'],
  ['Select...', 'เลือกรายการ'],
  ['Add...', 'เพิ่ม'],
]);
const SEARCH = new Map([['Type to search', 'พิมพ์คำที่ต้องการค้น'], ['over 1000', 'มากกว่า 1000 รายการ']]);
const LOST = new Map([
  ['Streamlit server is not responding. Are you connected to the internet?', 'โปรแกรมไม่ตอบสนอง โปรดตรวจการเชื่อมต่อ หน้านี้จะกลับมาเองเมื่อเชื่อมต่อได้'],
  ['Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:', 'โปรแกรมหยุดทำงาน โปรดเปิดโปรแกรมอีกครั้ง หน้านี้จะกลับมาเอง'],
  ['Connection timed out.', 'เชื่อมต่อไม่สำเร็จ หน้านี้จะลองใหม่เอง'],
]);
const RESULTS = [
  [/^(\d+) results?$/, 'พบ $1 รายการ'],
  [/^(\d+) of (\d+) results?$/, 'รายการที่ $1 จาก $2'],
  [/^(\d+) of over 1000$/, 'รายการที่ $1 จากมากกว่า 1000'],
];

const LABELS = new Map([
  ['App pages', 'หน้าของโปรแกรม'],
  ['Collapse sidebar', 'ซ่อนแถบเมนู'],
  ['Expand sidebar', 'แสดงแถบเมนู'],
  ['Sidebar', 'แถบเมนู'],
  ['Main menu', 'เมนูของโปรแกรม'],
  ['Theme', 'สีของหน้าจอ'],
  ['Help', 'คำอธิบาย'],
  ['Open', 'เปิดรายการ'],
  ['Close', 'ปิด'],
  ['Dismiss', 'ปิด'],
  ['Notifications', 'ข้อความแจ้ง'],
  ['Scrollable table', 'ตารางที่เลื่อนได้'],
  ['Previous Result', 'รายการก่อนหน้า'],
  ['Next Result', 'รายการถัดไป'],
  ['Close Search', 'ปิดการค้นหา'],
  ['Distribution histogram', 'กราฟการกระจายของค่า'],
  ['Top values frequency chart', 'กราฟค่าที่พบบ่อย'],
  ['True/false distribution chart', 'กราฟสัดส่วนใช่และไม่ใช่'],
  ['Selectbox options', 'รายการให้เลือก'],
  ['Multiselect options', 'รายการให้เลือก'],
  ['Clear entry', 'ล้างข้อความ'],
  ['Show password', 'แสดงรหัสผ่าน'],
  ['Hide password', 'ซ่อนรหัสผ่าน'],
  ['Shortcut', 'ปุ่มลัด'],
  ['Increment', 'เพิ่ม'],
  ['Decrement', 'ลด'],
  ['Clear all', 'ล้างทั้งหมด'],
  ['Clear value', 'ล้างค่า'],
  ['Selected values', 'ค่าที่เลือก'],
  ['Link to heading', 'ลิงก์ไปยังหัวข้อนี้'],
  ['Navigate to home page', 'ไปหน้าแรก'],
  ['file upload', 'เลือกไฟล์'],
  ['Download plot as a PNG', 'ดาวน์โหลดกราฟเป็น PNG'],
  ['Copy version to clipboard', 'คัดลอกเลขรุ่น'],
  ['Logo', 'ITA Dash'],
  ['Scroll tabs left', 'เลื่อนแถบแท็บไปทางซ้าย'],
  ['Scroll tabs right', 'เลื่อนแถบแท็บไปทางขวา'],
]);

// Names of buttons that are nothing but an icon.
const ICONS = new Map([
  ['add', 'เพิ่ม'],
  ['arrow_downward', 'เลื่อนลง'],
  ['arrow_upward', 'เลื่อนขึ้น'],
  ['bookmark_add', 'เก็บเข้าคลัง'],
  ['call_split', 'แยกเป็นมาตรการใหม่'],
  ['chevron_left', 'ก่อนหน้า'],
  ['chevron_right', 'ถัดไป'],
  ['close', 'ปิด'],
  ['content_copy', 'ทำสำเนา'],
  ['delete', 'ลบ'],
  ['edit', 'แก้ไข'],
  ['open_in_new', 'เปิด'],
  ['redo', 'ทำซ้ำ'],
  ['undo', 'ย้อนกลับ'],
]);

const PATTERNS = [
  [/^(\d+)MB per file$/, 'ไฟล์ละไม่เกิน $1 MB'],
  [/^Help for (.+)$/s, 'คำอธิบาย: $1'],
  [/^Remove (.+)$/s, 'นำออก: $1'],
  [/^Download as CSV: (.+)$/s, 'ดาวน์โหลด CSV: $1'],
  [/^Search: (.+)$/s, 'ค้นหา: $1'],
  [/^Fullscreen: (.+)$/s, 'เต็มจอ: $1'],
  [/^Close fullscreen: (.+)$/s, 'ออกจากเต็มจอ: $1'],
  [/^Show\/hide columns: (.+)$/s, 'เลือกคอลัมน์: $1'],
  [/^Add row: (.+)$/s, 'เพิ่มแถว: $1'],
  [/^Delete row\(s\): (.+)$/s, 'ลบแถว: $1'],
  [/^Clear selection: (.+)$/s, 'ล้างการเลือก: $1'],
  [/^(.+) — start$/s, '$1 ต้นช่วง'],
  [/^(.+) — end$/s, '$1 ปลายช่วง'],
  [/^(\d+) notifications?\.$/, 'ข้อความแจ้ง $1 รายการ'],
  [/^(?:The page that you have requested|You have requested page \/).{1,300} Running the app's main page\.$/s,
    'ที่อยู่นี้ไม่มีในโปรแกรม จึงแสดงหน้าแรกแทน ปิดข้อความนี้แล้วเลือกหน้าจากเมนู'],
];

// What a widget refuses. Streamlit says it to screen readers and in a tooltip only; here it is seen at once.
const REFUSALS = [
  [/^(?:Error: )?File must be ([\d.]+)([KMG]?B) or smaller\.$/, 'ไฟล์ใหญ่เกิน $1 $2 จึงไม่ได้นำเข้า โปรดแบ่งเป็นหลายไฟล์'],
  [/^(?:Error: )?File size is too small\.$/, 'ไฟล์ว่าง จึงไม่ได้นำเข้า'],
  [/^(?:Error: )?.{0,200} files are not allowed\.$/s, 'ไฟล์ชนิดนี้นำเข้าไม่ได้'],
  [/^(?:Error: )?Number is outside the allowed range\. Please enter a value between ([\d.,-]+) and ([\d.,-]+)\.$/,
    'ใส่ได้ตั้งแต่ $1 ถึง $2 ค่าเดิมยังใช้อยู่'],
];

const ATTRIBUTES = ['aria-label', 'title', 'placeholder', 'alt'];
// What people wrote and what was read from files is left alone.
const UPLOAD = '[data-testid=stFileUploader] button'; // its word is Streamlit's, though drawn as our texts are
const NOT_OURS = '[data-testid=stMarkdownContainer], textarea, [data-testid=stTable], svg.main-svg, [contenteditable], canvas';

const FOUND = [
  [/^Select (\d+) matches$/, 'เลือกที่พบทั้ง $1 รายการ'],
  [/^Add: (.+)$/s, 'เพิ่ม: $1'],
  [/^You can only select up to (\d+) options?\. Remove an option first\.$/, 'เลือกได้ไม่เกิน $1 รายการ นำออกก่อนหนึ่งรายการ'],
];

// Texts of files among them are left alone: names of columns, choices, what stands in a table.
const PLACES = [
  ['[data-testid=stDataFrameColumnVisibilityMenu]', COLUMNS],
  ['[data-testid=stDataFrameColumnFormattingMenu]', FORMATS],
  ['[data-testid=stDataFrameStatisticsMetrics]', FIGURES],
  ['[data-testid=stDataFrameStatisticsMenu]', STATISTICS],
  ['[data-testid=stDataFrameColumnMenu] [role=menuitem]', COLUMN],
  ['[data-testid=stDataFrameColumnMenu]', new Map()],
  ['.gdg-search-bar', SEARCH, RESULTS],
  ['[role=listbox], [role=option], [id^=react-select]', CHOICES, FOUND],
];

function thai(said, table, patterns = PATTERNS) {
  const word = said.trim();
  const plain = table.get(word);
  if (plain !== undefined) return plain;
  for (const [pattern, words] of patterns) if (pattern.test(word)) return word.replace(pattern, words);
  return undefined;
}

// A label is Markdown; its escapes are drawn as plain signs, but would be read aloud.
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

function refusal(node) {
  const place = node.parentElement?.closest('[role=alert]');
  const found = place?.closest('[data-testid=stFileChip], [data-testid=stNumberInputContainer]');
  const said = found && place.textContent.trim(); // of two text nodes
  const [pattern, words] = (found && REFUSALS.find(([known]) => known.test(said))) || [];
  if (!pattern) return false;
  const [first, ...more] = place.childNodes;
  first.nodeValue = said.replace(pattern, words);
  for (const other of more) other.nodeValue = '';
  const look = getComputedStyle(found);
  place.style.cssText = 'width:auto;height:auto;margin:0;overflow:visible;clip:auto;clip-path:none;font-size:.875rem;padding:0 .5rem;'
    + (found.matches('[data-testid=stFileChip]')
      ? 'position:static;white-space:normal'
      : `position:absolute;top:100%;right:0;z-index:9;white-space:nowrap;color:${look.color};background:${look.backgroundColor}`);
  return true;
}

function label(element) {
  // In the menus of a table the other labels are names of columns.
  const columns = (element.closest('[data-testid=stDataFrameColumnMenu]') && KINDS)
    || (element.closest('[data-testid=stDataFrameColumnVisibilityMenu]') && COLUMNS);
  for (const name of ATTRIBUTES) {
    const said = element.getAttribute(name);
    if (name === 'aria-label' && said?.includes('\\') && !element.closest('[data-testid=stDataFrame]')) {
      element.setAttribute(name, said.replace(ESCAPED, '$1'));
    }
    const words = said && (columns ? thai(said, columns, []) : thai(said, LABELS) ?? thai(said, TEXTS));
    if (words) element.setAttribute(name, words.replaceAll('**', ''));
  }
  if (element.getAttribute('role') === 'img' && / icon$/.test(element.getAttribute('aria-label') ?? '')) icon(element);
}

// An icon beside words says nothing of its own; one that is the whole button says what the button does.
function icon(element) {
  const button = element.closest('button');
  const words = [...(button?.querySelectorAll('p, span, div') ?? [])].some((part) =>
    !part.closest('[role=img], [data-testid=stIconMaterial]') &&
    [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim()));
  const name = ICONS.get(element.getAttribute('aria-label').replace(/ icon$/, '').replaceAll(' ', '_'));
  if (!button || words) element.setAttribute('aria-hidden', 'true');
  else if (name) element.setAttribute('aria-label', name);
}

// A tooltip is drawn as our texts are; that of a table's toolbar is Streamlit's, and the button names it.
function ofToolbar(place) {
  const tooltip = place.closest('[role=tooltip]')?.id;
  return Boolean(tooltip && document.querySelector(`[data-testid=stElementToolbarButton] [aria-describedby~="${CSS.escape(tooltip)}"]`));
}

function spoken(place, text) {
  if (place.closest(UPLOAD)) return thai(text, TEXTS);
  if (LOST.has(text.trim()) && place.closest('[role=dialog]')) return thai(text, LOST);
  for (const [where, table, patterns] of PLACES) if (place.closest(where)) return thai(text, table, patterns ?? []);
  if (place.closest(NOT_OURS) && !ofToolbar(place)) return undefined;
  return thai(text, TEXTS);
}

function translate(root) {
  if (root.nodeType === Node.TEXT_NODE) {
    if (refusal(root)) return;
    const place = root.parentElement;
    const words = place && spoken(place, root.nodeValue);
    if (words) root.nodeValue = words;
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest('svg')) return;
  label(root);
  for (const element of root.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) label(element);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) translate(texts.currentNode);
}

export default function () {
  document.documentElement.lang = 'th';
  if (window.itadashThai) return;
  window.itadashThai = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'attributes') label(change.target);
      else if (change.type === 'characterData') translate(change.target);
      else change.addedNodes.forEach(translate);
    }
  });
  translate(document.body);
  window.itadashThai.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
}
