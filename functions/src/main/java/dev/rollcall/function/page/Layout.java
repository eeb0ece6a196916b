package dev.rollcall.function.page;

import java.util.Arrays;
import java.util.List;

/** What all pages have in common. */
final class Layout {
    private Layout() {}

    /** Returns the whole page; its title is also its first heading. */
    static String page(String title, Html... parts) {
        return withHead(Html.nothing(), title, parts);
    }

    /**
     * @param head more for the head
     */
    static String withHead(Html head, String title, Html... parts) {
        return Html.tag("html")
                .with("lang", "en")
                .of(head(title, head), body(title, parts))
                .document();
    }

    private static Html head(String title, Html more) {
        return Html.tag("head")
                .of(
                        Html.tag("meta").with("charset", "utf-8").alone(),
                        meta("viewport", "width=device-width, initial-scale=1"),
                        meta("robots", "noindex, nofollow, noarchive"),
                        meta("color-scheme", "light dark"),
                        Html.tag("title").of(title + " · Rollcall"),
                        Html.tag("link")
                                .with("rel", "stylesheet")
                                .with("href", Paths.STYLE)
                                .alone(),
                        more);
    }

    private static Html body(String title, Html... parts) {
        return Html.tag("body")
                .of(
                        Html.tag("a")
                                .with("class", "skip")
                                .with("href", "#main")
                                .of("Skip to the content"),
                        Html.tag("header")
                                .of(
                                        Html.tag("p")
                                                .with("class", "brand")
                                                .of(
                                                        Html.tag("span")
                                                                .with("class", "mark")
                                                                .with("aria-hidden", "true")
                                                                .of(""),
                                                        Html.text("Rollcall"))),
                        Html.tag("main")
                                .with("id", "main")
                                .with("tabindex", "-1")
                                .of(Html.tag("h1").of(title), Html.all(parts)),
                        Html.tag("footer")
                                .of(
                                        Html.tag("p")
                                                .of(
                                                        "Opening a page decides nothing. That you"
                                                                + " looked, and what you decide, is"
                                                                + " recorded.")));
    }

    static Html meta(String name, String content) {
        return Html.tag("meta").with("name", name).with("content", content).alone();
    }

    static Html paragraph(String text) {
        return Html.tag("p").of(text);
    }

    static Html link(String href, String text) {
        return Html.tag("a").with("href", href).of(text);
    }

    static Html button(String href, String kind, String text) {
        return Html.tag("a").with("class", "button " + kind).with("href", href).of(text);
    }

    /** A box that stands out. */
    static Html notice(String kind, Html... parts) {
        return Html.tag("div").with("class", "notice " + kind).of(parts);
    }

    /** A part of the page under its own heading. */
    static Html section(String id, String heading, Html... parts) {
        return Html.tag("section")
                .with("aria-labelledby", id)
                .of(Html.tag("h2").with("id", id).of(heading), Html.all(parts));
    }

    /** Names and values. */
    static Html facts(List<List<Html>> rows) {
        return Html.tag("dl")
                .with("class", "facts")
                .of(
                        rows.stream()
                                .map(row ->
                                        Html.tag("div")
                                                .of(
                                                        Html.tag("dt").of(row.getFirst()),
                                                        Html.tag("dd").of(row.getLast())))
                                .toList());
    }

    static List<Html> fact(String name, String value) {
        return List.of(Html.text(name), Html.text(value));
    }

    static List<Html> fact(String name, Html value) {
        return List.of(Html.text(name), value);
    }

    static Html list(List<String> items) {
        return Html.tag("ul").of(items.stream().map(item -> Html.tag("li").of(item)).toList());
    }

    /** The way back, for pages below the first. */
    static Html trail(Html... steps) {
        return Html.tag("nav")
                .with("aria-label", "Where you are")
                .with("class", "trail")
                .of(Arrays.asList(steps));
    }
}
