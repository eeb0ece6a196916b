package dev.rollcall.function.page;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of HTML. It is made of tags and texts only, and every text and every attribute is escaped
 * here and nowhere else.
 */
public final class Html {
    private static final Html NOTHING = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = requireNonNull(markup, "markup is null");
    }

    public static Html nothing() {
        return NOTHING;
    }

    public static Html text(String text) {
        return new Html(escaped(text));
    }

    public static Html all(Html... parts) {
        return all(Arrays.asList(parts));
    }

    public static Html all(Collection<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
    }

    /** Begins a tag; its name is ours, never a visitor's. */
    public static Tag tag(String name) {
        return new Tag(name, List.of());
    }

    /** Returns a whole document. */
    String document() {
        return "<!DOCTYPE html>\n" + markup + "\n";
    }

    String markup() {
        return markup;
    }

    /**
     * Characters that mean something to a browser become references. Control characters, and those
     * that turn the direction of writing, are shown as a replacement: a name must not rearrange the
     * text around it.
     */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        case '\'' -> escaped.append("&#39;");
                        case '`' -> escaped.append("&#96;");
                        default -> escaped.appendCodePoint(isHarmful(point) ? 0xFFFD : point);
                    }
                });
        return escaped.toString();
    }

    private static boolean isHarmful(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE -> point != '\n';
            case Character.FORMAT -> point != 0x200C && point != 0x200D && point != 0xAD;
            default -> false;
        };
    }

    /** A tag that is being written. */
    public static final class Tag {
        private final String name;
        private final List<String> attributes;

        private Tag(String name, List<String> attributes) {
            this.name = requireNonNull(name, "name is null");
            this.attributes = List.copyOf(attributes);
        }

        public Tag with(String attribute, String value) {
            return and(attribute + "=\"" + escaped(value) + "\"");
        }

        /** Adds an attribute without a value, if so. */
        public Tag flag(String attribute, boolean set) {
            return set ? and(attribute) : this;
        }

        public Html of(String text) {
            return of(text(text));
        }

        public Html of(Html... parts) {
            return new Html("<" + opened() + ">" + all(parts).markup() + "</" + name + ">");
        }

        public Html of(Collection<Html> parts) {
            return of(all(parts));
        }

        /** Ends a tag that can have nothing in it. */
        public Html alone() {
            return new Html("<" + opened() + ">");
        }

        private Tag and(String attribute) {
            List<String> more = new ArrayList<>(attributes);
            more.add(attribute);
            return new Tag(name, more);
        }

        private String opened() {
            return attributes.isEmpty() ? name : name + " " + String.join(" ", attributes);
        }
    }
}
