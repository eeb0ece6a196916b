package dev.rollcall.local.browser;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * HTML taken apart into tags and the texts after them. For pages that quote every attribute and
 * escape every text, as the pages of Rollcall and of the simulators do.
 */
final class Markup {
    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:\\s+[a-z-]+(?:=\"[^\"]*\")?)*)\\s*>([^<]*)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?(?=\\s|$)");
    private static final Map<String, String> REFERENCES =
            Map.of("lt", "<", "gt", ">", "quot", "\"", "amp", "&", "#39", "'", "#96", "`");
    private static final Pattern REFERENCE = Pattern.compile("&(lt|gt|quot|amp|#39|#96);");

    private Markup() {}

    /**
     * A tag.
     *
     * @param name with a slash before it if it ends an element
     * @param text up to the next tag
     */
    record Tag(String name, Map<String, String> attributes, String text) {
        Tag {
            requireNonNull(name, "name is null");
            attributes = Map.copyOf(attributes);
            requireNonNull(text, "text is null");
        }

        String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        boolean has(String attribute) {
            return attributes.containsKey(attribute);
        }
    }

    static List<Tag> tags(String html) {
        return TAG.matcher(html).results().map(Markup::tag).toList();
    }

    /** Returns the text of the first such element, its inner tags left out. */
    static Optional<String> text(List<Tag> tags, String name) {
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        for (Tag tag : tags) {
            if (tag.name().equals("/" + name)) {
                return Optional.of(text.toString().strip());
            }
            inside |= tag.name().equals(name);
            text.append(inside ? tag.text() : "");
        }
        return Optional.empty();
    }

    private static Tag tag(MatchResult found) {
        Map<String, String> attributes = new HashMap<>();
        for (MatchResult one : ATTRIBUTE.matcher(found.group(3)).results().toList()) {
            attributes.put(one.group(1), unescaped(one.group(2) == null ? "" : one.group(2)));
        }
        return new Tag(found.group(1) + found.group(2), attributes, unescaped(found.group(4)));
    }

    private static String unescaped(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(reference -> requireNonNull(REFERENCES.get(reference.group(1))));
    }

    /** Returns the tags from each one of that name up to where it ends. */
    static List<List<Tag>> elements(List<Tag> tags, String name) {
        List<List<Tag>> all = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).name().equals(name)) {
                begin = i;
            } else if (tags.get(i).name().equals("/" + name) && begin >= 0) {
                all.add(List.copyOf(tags.subList(begin, i)));
                begin = -1;
            }
        }
        return all;
    }
}
