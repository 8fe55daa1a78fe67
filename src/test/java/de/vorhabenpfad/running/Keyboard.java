package de.vorhabenpfad.running;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;

/** Somebody who has no mouse, on a page. */
record Keyboard(Page page) {

    /** More stops than any page of ours has. */
    private static final int MANY = 400;

    /** Numbers what takes part in the order of focus, in the order of the document, and remembers how each looks without the focus. */
    private static final String NUMBER = """
            () => {
              // Tab goes on from where one was, so begin at the top
              document.body.tabIndex = -1;
              document.body.focus({ preventScroll: true });
              document.body.removeAttribute('tabindex');
              const groups = new Set();
              const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
                .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true }))
                .filter(e => {
                  if (e.type !== 'radio') { return true; }
                  // of a group one stop is enough, the arrows do the rest
                  const group = document.querySelectorAll(`input[type=radio][name="${CSS.escape(e.name)}"]`);
                  const checked = [...group].find(one => one.checked);
                  if (checked ? checked !== e : groups.has(e.name)) { return false; }
                  groups.add(e.name);
                  return true;
                });
              window.lookOf = e => [e, e.parentElement].flatMap(one => [null, '::before', '::after'].map(part => {
                const s = getComputedStyle(one, part);
                return [s.outlineStyle + s.outlineWidth + s.outlineColor, s.boxShadow, s.borderColor + s.borderWidth, s.backgroundColor].join(' ');
              })).join(' | ');
              stops.forEach((e, i) => { e.dataset.stop = i; e.lookBefore = window.lookOf(e); });
              return stops.length;
            }""";

    /** Where the focus is now: the number of the stop, -1 for a scrolling region of the browser's own choice, -2 for none; and what is wrong with how it looks. */
    private static final String STOP = """
            () => {
              const e = document.activeElement;
              if (!e || e === document.body || e === document.documentElement) { return { stop: -2, name: 'the page', wrong: '' }; }
              const name = e.outerHTML.replace(/ data-stop="\\\\d+"/, '').slice(0, 110);
              const scrolls = e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
              const stop = e.dataset.stop === undefined ? (scrolls ? -1 : -3) : Number(e.dataset.stop);
              const box = e.getBoundingClientRect();
              const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < document.documentElement.clientWidth;
              const outlined = [null, '::after'].some(part => { const s = getComputedStyle(e, part); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; });
              const seen = outlined || e.lookBefore !== undefined && window.lookOf(e) !== e.lookBefore;
              // of a control that goes on in the next line, the first line
              const line = [...e.getClientRects()].find(one => one.width > 0 && one.height > 0) ?? box;
              const shown = { left: Math.max(line.left, 0), right: Math.min(line.right, document.documentElement.clientWidth), top: Math.max(line.top, 0), bottom: Math.min(line.bottom, innerHeight) };
              for (let one = e.parentElement; one && one !== document.body; one = one.parentElement) {
                if (getComputedStyle(one).overflowX === 'visible') { continue; }
                const room = one.getBoundingClientRect();
                shown.left = Math.max(shown.left, room.left);
                shown.right = Math.min(shown.right, room.right);
              }
              const hit = document.elementFromPoint((shown.left + shown.right) / 2, (shown.top + shown.bottom) / 2);
              const covered = hit !== null && !e.contains(hit) && ![...(e.labels ?? [])].some(label => label.contains(hit));
              return { stop, name, wrong: !inside ? 'is outside of the window' : covered ? 'is covered by ' + hit.outerHTML.slice(0, 80) : !seen ? 'shows no focus' : '' };
            }""";

    /**
     * Goes through the whole page by Tab.
     *
     * @return what is wrong; empty if every visible control gets the focus, once, in the order of the document, visibly and with nothing
     *         over it, and the keyboard gets out at the end
     */
    List<String> walk() {
        List<String> wrong = new ArrayList<>();
        int stops = ((Number) page.evaluate(NUMBER)).intValue();
        int next = 0;
        for (int pressed = 0; pressed < MANY; pressed++) {
            page.keyboard().press("Tab");
            java.util.Map<?, ?> found = (java.util.Map<?, ?>) page.evaluate(STOP);
            int stop = ((Number) found.get("stop")).intValue();
            if (!String.valueOf(found.get("wrong")).isEmpty()) {
                wrong.add(found.get("name") + " " + found.get("wrong"));
            }
            if (stop == next - 1 && next > 0 || stop == -1) {
                continue; // the parts of a date are one control; what scrolls may be reached, too
            }
            if (stop == -2 || stop == 0 && next == stops) {
                if (next < stops) {
                    wrong.add("the keyboard leaves the page after " + next + " of " + stops + " controls");
                }
                return wrong;
            }
            if (stop != next) {
                wrong.add(found.get("name") + " is stop " + stop + " where " + next + " was expected");
            }
            next = stop + 1;
        }
        wrong.add("the keyboard does not get out of the page");
        return wrong;
    }

    /** Presses Tab until the element has the focus. */
    void tabTo(String selector) {
        for (int pressed = 0; pressed < MANY; pressed++) {
            if ((Boolean) page.evaluate("selector => document.activeElement !== null && document.activeElement.matches(selector)", selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        Assertions.fail("The keyboard does not reach " + selector + " on " + page.url());
    }

    void type(String selector, String words) {
        tabTo(selector);
        page.keyboard().type(words);
    }

    /** @param key Enter or Space */
    void press(String selector, String key) {
        tabTo(selector);
        page.keyboard().press(key);
    }

    /** Follows a link or sends a form, and waits for the page that comes of it. */
    void go(String selector) {
        tabTo(selector);
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
    }
}
