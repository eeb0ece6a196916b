package dev.rollcall.local.browser;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A form, filled in with what the page has filled in. Only what the form offers can be entered, as
 * in a browser.
 *
 * @param fields what would be sent now
 * @param offered the names of fields for text, and {@code name=value} of radio and other buttons
 */
public record PageForm(URI action, Map<String, String> fields, Set<String> offered) {
    public PageForm {
        requireNonNull(action, "action is null");
        fields = new LinkedHashMap<>(fields);
        offered = Set.copyOf(offered);
    }

    static PageForm of(URI page, List<Markup.Tag> tags) {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> offered = new HashSet<>();
        for (Markup.Tag tag : tags) {
            String name = tag.attribute("name");
            String value = tag.attribute("value");
            if (tag.name().equals("button")) {
                offered.add(name + "=" + value);
            } else if (tag.name().equals("input")) {
                switch (tag.attribute("type")) {
                    case "hidden" -> fields.put(name, value);
                    case "radio" -> {
                        offered.add(name + "=" + value);
                        if (tag.has("checked")) {
                            fields.put(name, value);
                        }
                    }
                    default -> {
                        offered.add(name);
                        fields.put(name, value);
                    }
                }
            }
        }
        return new PageForm(page.resolve(tags.getFirst().attribute("action")), fields, offered);
    }

    /** Returns the form with a text entered. */
    public PageForm typed(String name, String text) {
        return with(name, text, name);
    }

    /** Returns the form with a radio button chosen, or sent by a button of that name. */
    public PageForm chosen(String name, String value) {
        return with(name, value, name + "=" + value);
    }

    public boolean offers(String name, String value) {
        return offered.contains(name + "=" + value);
    }

    private PageForm with(String name, String value, String needed) {
        if (!offered.contains(needed)) {
            throw new IllegalStateException("The form does not offer " + needed);
        }
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new PageForm(action, more, offered);
    }
}
