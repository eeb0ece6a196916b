package dev.rollcall.policyfile;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a single value of the file is. */
final class Scalars {
    /** What YAML 1.1 makes of plain words such as {@code no}, {@code 010} and {@code 1e3}. */
    private static final Set<Tag> OTHERWISE = Set.of(Tag.BOOL, Tag.INT, Tag.FLOAT);

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,8})");

    private Scalars() {}

    sealed interface Reading {}

    record Text(String text) implements Reading {}

    /** Whoever wrote it may have meant a text; YAML does not take it for one. */
    record LooksOtherwise() implements Reading {}

    record NoText() implements Reading {}

    /** A date is taken as a text: this file reads dates by itself. */
    static Reading text(Node node) {
        if (!(node instanceof ScalarNode scalar) || isNull(node)) {
            return new NoText();
        }
        return isPlain(scalar) && OTHERWISE.contains(scalar.getTag())
                ? new LooksOtherwise()
                : new Text(scalar.getValue());
    }

    /** Returns what was written, whatever YAML makes of it. */
    static Optional<String> raw(Node node) {
        return node instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    static Optional<Integer> wholeNumber(Node node) {
        return node instanceof ScalarNode scalar
                        && isPlain(scalar)
                        && WHOLE.matcher(scalar.getValue()).matches()
                ? Optional.of(Integer.valueOf(scalar.getValue()))
                : Optional.empty();
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && isPlain(scalar)
                && Tag.NULL.equals(scalar.getTag());
    }

    private static boolean isPlain(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }
}
