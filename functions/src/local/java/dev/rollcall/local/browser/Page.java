package dev.rollcall.local.browser;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;

/**
 * What a browser shows.
 *
 * @param address where it is, after all redirects
 */
public record Page(URI address, int status, String html) {
    public Page {
        requireNonNull(address, "address is null");
        requireNonNull(html, "html is null");
    }

    /** Returns the page's first heading. */
    public String heading() {
        return Markup.text(tags(), "h1").orElse("");
    }

    /** Returns where the first link whose text begins so leads. */
    public URI link(String text) {
        return Markup.elements(tags(), "a").stream()
                .filter(link -> link.getFirst().text().strip().startsWith(text))
                .map(link -> address.resolve(link.getFirst().attribute("href")))
                .findFirst()
                .orElseThrow(() -> missing("link \"" + text + "\""));
    }

    /** Returns the first link that leads to a path with that end, whatever its text is. */
    public URI linkTo(String pathEnd) {
        return Markup.elements(tags(), "a").stream()
                .map(link -> address.resolve(link.getFirst().attribute("href")))
                .filter(link -> link.getPath().endsWith(pathEnd))
                .findFirst()
                .orElseThrow(() -> missing("link to " + pathEnd));
    }

    /** Returns the form that is sent to a path with that end. */
    public PageForm form(String actionEnd) {
        return forms().stream()
                .filter(form -> form.action().getPath().endsWith(actionEnd))
                .findFirst()
                .orElseThrow(() -> missing("form for " + actionEnd));
    }

    public boolean hasForm(String actionEnd) {
        return forms().stream().anyMatch(form -> form.action().getPath().endsWith(actionEnd));
    }

    /** Returns what the page asks to be typed. */
    public String phrase() {
        return Markup.text(tags(), "kbd").orElseThrow(() -> missing("phrase to type"));
    }

    private List<PageForm> forms() {
        return Markup.elements(tags(), "form").stream()
                .filter(form -> form.getFirst().attribute("method").equals("post"))
                .map(form -> PageForm.of(address, form))
                .toList();
    }

    private List<Markup.Tag> tags() {
        return Markup.tags(html);
    }

    private IllegalStateException missing(String what) {
        return new IllegalStateException(
                "The page \"" + heading() + "\" (" + status + ") has no " + what);
    }
}
