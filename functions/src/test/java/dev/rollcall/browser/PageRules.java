package dev.rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What holds for each page: everybody can read it, on every screen, with every aid. */
final class PageRules {
    private static final String TOO_WIDE =
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /** WCAG 2.2, 1.4.3: every text that can be seen has a contrast of 4.5 to 1 at least. */
    private static final String CONTRAST = script("contrast.js");

    private PageRules() {}

    static void assertKept(ApproversBrowser browser, Screen screen) {
        assertKept(screen);
        assertThat(browser.controls()).as("what can be used, and its spoken name").isNotEmpty();
        assertThat(browser.controls()).extracting(SpokenNames.Control::name).doesNotContain("");
        assertFits(browser);
        assertContrast(browser);
    }

    static void assertKept(ApproversBrowser browser) {
        assertKept(browser, browser.screen());
    }

    private static void assertKept(Screen screen) {
        assertThat(screen.all("html").getFirst().getDomAttribute("lang")).isEqualTo("en");
        assertThat(screen.all("h1")).as("one first heading").hasSize(1);
        assertThat(screen.title()).isEqualTo(screen.heading() + " · Rollcall");
        assertThat(screen.all("main")).hasSize(1);
        assertThat(screen.all("script, [onclick], [onload], [style]")).isEmpty();
        assertThat(screen.all("table > caption")).hasSameSizeAs(screen.all("table"));
    }

    /** On a small phone, a large one turned sideways, and a desk: nothing scrolls sideways. */
    private static void assertFits(ApproversBrowser browser) {
        browser.phone();
        assertThat(browser.look(TOO_WIDE)).as("too wide for a phone").isEqualTo(0L);
        browser.wide(844, 390);
        assertThat(browser.look(TOO_WIDE)).as("too wide for a phone on its side").isEqualTo(0L);
        browser.wide(1200, 900);
        assertThat(browser.look(TOO_WIDE)).as("too wide for a desk").isEqualTo(0L);
    }

    private static void assertContrast(ApproversBrowser browser) {
        for (boolean dark : List.of(true, false)) {
            browser.inTheDark(dark);
            assertThat((List<?>) browser.look(CONTRAST))
                    .as("texts too faint " + (dark ? "on dark" : "on light"))
                    .isEmpty();
        }
    }

    private static String script(String name) {
        try (InputStream in = PageRules.class.getResourceAsStream("/browser/" + name)) {
            return new String(requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
