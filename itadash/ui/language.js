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
]);

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

function thai(said, table) {
  const word = said.trim();
  const plain = table.get(word);
  if (plain !== undefined) return plain;
  for (const [pattern, words] of PATTERNS) if (pattern.test(word)) return word.replace(pattern, words);
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
  for (const name of ATTRIBUTES) {
    const said = element.getAttribute(name);
    if (name === 'aria-label' && said?.includes('\\') && !element.closest('[data-testid=stDataFrame]')) {
      element.setAttribute(name, said.replace(ESCAPED, '$1'));
    }
    const words = said && (thai(said, LABELS) ?? thai(said, TEXTS));
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

function translate(root) {
  if (root.nodeType === Node.TEXT_NODE) {
    if (refusal(root)) return;
    const place = root.parentElement;
    const ours = place?.closest(NOT_OURS) && !place.closest(UPLOAD);
    const words = !ours && thai(root.nodeValue, TEXTS);
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
