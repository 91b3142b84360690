// The table that stands beside this component: whether its cell was chosen by the pointer or by keys that only move,
// and Enter and Space on a cell that opens something. Streamlit tells the server of a chosen cell, but not of how.

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

  const inGrid = (event) => event.target.closest?.('[data-testid=data-grid-canvas]');

  const opens = () => {
    const cell = block.querySelector('[role=gridcell][aria-selected=true]');
    const column = cell?.getAttribute('aria-colindex');
    const head = column && block.querySelector(`[role=columnheader][aria-colindex="${column}"]`);
    return Boolean(head) && data.columns.includes(head.textContent);
  };

  const pressed = (event) => {
    if (memory.passing || !inGrid(event)) return;
    if (MOVES.has(event.key)) {
      memory.moved = performance.now();
      says('keys');
      return;
    }
    if ((event.key !== 'Enter' && event.key !== ' ') || event.shiftKey || event.ctrlKey || event.altKey) return;
    const wait = memory.moved + SETTLED - performance.now();
    if (wait <= 0 && !opens()) return; // the table shows the whole text of the cell
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    const target = event.target;
    setTimeout(() => {
      if (opens()) {
        setTriggerValue('opened', true);
        return;
      }
      memory.passing = true;
      const { key, code, keyCode } = event;
      target.dispatchEvent(new KeyboardEvent('keydown', { key, code, keyCode, bubbles: true, cancelable: true }));
      memory.passing = false;
    }, Math.max(0, wait));
  };

  // What a screen reader clicks are cells of a table that nobody sees; the pointer meets the drawing over it.
  const told = (event) => {
    if (!event.target.closest?.('[role=gridcell]') || !inGrid(event) || !opens()) return;
    event.stopPropagation();
    setTriggerValue('opened', true);
  };

  const pointed = (event) => {
    if (event.target.closest?.('[data-testid=stDataFrame]')) says('pointer');
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
