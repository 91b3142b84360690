"""A person at the app: what they click and see, in one page of a browser, with everything the page asked and said."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 30  # seconds until something that must happen counts as not happening
PAGES = ("นำเข้าข้อมูล", "ตรวจสอบข้อมูล", "ภาพรวม", "แนวโน้ม", "รายข้อ", "มาตรการ", "ติดตามผล")
CHART = ".js-plotly-plot .main-svg"
SAVED = "บันทึกแล้ว"
_APP = '[data-testid="stApp"]'
_STARTS_AGAIN = ForwardMsg.ScriptFinishedStatus.Value("FINISHED_EARLY_FOR_RERUN")
_QUIET = 2.5  # seconds without a word from the server

expect.set_options(timeout=PATIENCE * 1000)


class Visitor:
    """One open page. Waits for what a person would wait for: the end of the script's run, a text, a chart."""

    def __init__(self, page: Page, url: str) -> None:
        page.set_default_timeout(PATIENCE * 1000)
        self.page = page
        self.url = url
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._asked = self._answered = 0
        self._last_answer = 0.0
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("console", self._hear)

    # going about -----------------------------------------------------------------------------------------------

    def open(self, path: str = "", **query: str) -> Visitor:
        """Open an address of the app and wait until its page is drawn."""
        self.page.goto(f"{self.url}/{path}" + (f"?{urlencode(query)}" if query else ""))
        self.wait()
        return self

    def refresh(self) -> None:
        """F5."""
        self.page.reload()
        self.wait()

    def go(self, title: str) -> None:
        """To another page by its entry in the navigation (on a phone the navigation is opened first)."""
        entry = self.page.get_by_test_id("stSidebarNavLink").filter(has_text=title)
        if not entry.is_visible() or (entry.bounding_box() or {"x": -1})["x"] < 0:
            self.page.get_by_test_id("stExpandSidebarButton").click()
        with self.run():
            entry.click()
        expect(self.heading(title)).to_be_visible()

    def load_sample(self) -> None:
        """The one click of the empty page."""
        with self.run():
            self.button("เปิดข้อมูลตัวอย่าง").click()
        expect(self.page.get_by_test_id("stNumberInputField").first).to_be_attached()  # the target: there are scores

    def choose(self, label: str, option: str) -> None:
        """Choose ``option`` in the select box ``label``."""
        self.page.get_by_role("combobox", name=label).click()
        with self.run():
            self.page.get_by_role("option", name=option, exact=True).click()

    def write(self, box: Locator, text: str) -> None:
        """Replace the text of ``box`` and go on to the next field."""
        box.fill(text)
        with self.run():
            box.press("Tab")

    def tab(self, name: str) -> None:
        """Open a tab; on a phone the row of tabs is pushed aside first, as with a finger."""
        tab = self.page.get_by_role("tab", name=name, exact=True)
        tab.evaluate("tab => tab.scrollIntoView({inline: 'center', block: 'nearest'})")
        with self.run():
            tab.click()

    # seeing ----------------------------------------------------------------------------------------------------

    def heading(self, title: str) -> Locator:
        """The page's title."""
        return self.page.get_by_role("heading", level=1, name=title, exact=True)

    def button(self, name: str) -> Locator:
        """A button by what is on it (icons aside)."""
        return self.page.get_by_test_id("stMain").get_by_role("button", name=name)

    def box(self, label: str) -> Locator:
        """A text field by its label."""
        return self.page.get_by_role("textbox", name=label)

    def metric(self, label: str) -> Locator:
        """The figure of a card."""
        card = self.page.get_by_test_id("stMetric").filter(has=self.page.get_by_text(label, exact=True))
        return card.get_by_test_id("stMetricValue")

    def query(self) -> dict[str, str]:
        """What the address says after the question mark."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    # waiting ---------------------------------------------------------------------------------------------------

    @contextmanager
    def run(self) -> Iterator[None]:
        """Wait until what is done in the block has asked the server for a run, and until all runs have ended."""
        asked = self._asked
        yield
        self._until(lambda: self._asked > asked, "the page asked for no run")
        self.wait()

    def wait(self) -> None:
        """Wait until the page is connected and has nothing more to do."""
        expect(self.page.locator(f"{_APP}[data-test-connection-state=CONNECTED]")).to_have_count(1)
        self._until(self._all_answered, "the run did not end")
        expect(self.page.locator(f"{_APP}[data-test-script-state=notRunning]")).to_have_count(1)

    def _all_answered(self) -> bool:
        # Requests that come in quick succession are answered by one run: then nothing follows the last answer.
        pause = time.monotonic() - self._last_answer
        return self._asked > 0 and (self._answered >= self._asked or (self._answered > 0 and pause > _QUIET))

    def _until(self, done: Callable[[], bool], otherwise: str) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > end:
                raise AssertionError(f"{otherwise} ({self.page.url})")
            self.page.wait_for_timeout(20)  # Playwright hands over meanwhile what came in

    # listening -------------------------------------------------------------------------------------------------

    def _hear(self, said: ConsoleMessage) -> None:
        # Streamlit looks for the server's root by asking for these below each part of a deep link.
        searching = "/_stcore/" in said.location["url"]
        if said.type == "error" and not searching:
            self.complaints.append(f"console: {said.text} ({said.location['url']})")

    def _listen(self, socket: WebSocket) -> None:
        self._asked = self._answered = 0  # a lost connection takes its open questions with it

        def sent(payload: str | bytes) -> None:
            if BackMsg.FromString(_bytes(payload)).WhichOneof("type") == "rerun_script":
                self._asked += 1

        def received(payload: str | bytes) -> None:
            message = ForwardMsg.FromString(_bytes(payload))
            if message.WhichOneof("type") == "script_finished" and message.script_finished != _STARTS_AGAIN:
                self._answered += 1
            self._last_answer = time.monotonic()

        self.requests.append(socket.url)
        socket.on("framesent", sent)
        socket.on("framereceived", received)


def _bytes(payload: str | bytes) -> bytes:
    return payload if isinstance(payload, bytes) else payload.encode()
