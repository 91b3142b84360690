// The table that stands beside this component: whether its cell was chosen by the pointer or by keys that only move,
// Enter and Space on a cell that opens something, and a click on the cell that is chosen already. Streamlit tells the
// server of a cell when it is newly chosen, and not of how.

const MOVES = new Set([
  'Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Escape',
]);
const SETTLED = 400; // ms after which the table has told of its cell: to screen readers (200) and to the server (150)

export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const root = parentElement.getRootNode();
  const block = (root.host ?? parentElement).closest('[data-testid=stVerticalBlock]');
  if (!block) return undefined;
  const memory = (block.itadashKeys ??= { by: 'pointer', moved: 0, passing: false });

  const says = (by) => {
    if (memory.by !== by) setStateValue('by', by);
    memory.by = by;
  };

  // The search goes from hit to hit, by Enter or by its arrows: it only moves, whatever it is moved by.
  const inSearch = (event) => event.target.closest?.('.gdg-search-bar');

  const inGrid = (event) => event.target.closest?.('[data-testid=data-grid-canvas]');

  // The chosen cell if it opens something.
  const opening = () => {
    const cell = block.querySelector('[role=gridcell][aria-selected=true]');
    const column = cell?.getAttribute('aria-colindex');
    const head = column && block.querySelector(`[role=columnheader][aria-colindex="${column}"]`);
    return head && data.columns.includes(head.textContent) ? cell.id : null;
  };

  // Hands a key to the table itself, past this script and past what listens to the whole page.
  const pass = (target, key) => {
    const stop = (event) => event.stopPropagation();
    memory.passing = true;
    document.body.addEventListener('keydown', stop);
    target.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
    document.body.removeEventListener('keydown', stop);
    memory.passing = false;
  };

  const pressed = (event) => {
    if (inSearch(event)) says('keys');
    if (memory.passing || !inGrid(event)) return;
    if (MOVES.has(event.key)) {
      memory.moved = performance.now();
      says('keys');
      return;
    }
    if ((event.key !== 'Enter' && event.key !== ' ') || event.shiftKey || event.ctrlKey || event.altKey) return;
    const wait = memory.moved + SETTLED - performance.now();
    if (wait <= 0 && !opening()) return; // the table shows the whole text of the cell
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    const target = event.target;
    setTimeout(() => {
      if (opening()) {
        setTriggerValue('opened', true);
        return;
      }
      const { key, code, keyCode } = event;
      pass(target, { key, code, keyCode });
    }, Math.max(0, wait));
  };

  // What a screen reader clicks are cells of a table that nobody sees; the pointer meets the drawing over it.
  const told = (event) => {
    if (!event.target.closest?.('[role=gridcell]') || !inGrid(event) || !opening()) return;
    event.stopPropagation();
    setTriggerValue('opened', true);
  };

  // A cell that was opened by a key stays chosen. A click on it chooses nothing new: the table forgets it first, and
  // if the click chooses it again, it opens.
  const pointed = (event) => {
    const table = event.target.closest?.('[data-testid=stDataFrame]');
    if (!table) return;
    says(inSearch(event) ? 'keys' : 'pointer');
    const drawing = event.target.closest('.dvn-scroller') && table.querySelector('[data-testid=data-grid-canvas]');
    const chosen = drawing && opening();
    if (!chosen) return;
    pass(drawing, { key: 'Escape', code: 'Escape', keyCode: 27 });
    const released = () =>
      setTimeout(() => {
        if (opening() === chosen) setTriggerValue('opened', true);
      }, SETTLED);
    addEventListener('pointerup', released, { once: true });
  };

  block.addEventListener('keydown', pressed, true);
  block.addEventListener('click', told, true);
  block.addEventListener('pointerdown', pointed, true);
  return () => {
    block.removeEventListener('keydown', pressed, true);
    block.removeEventListener('click', told, true);
    block.removeEventListener('pointerdown', pointed, true);
  };
}
