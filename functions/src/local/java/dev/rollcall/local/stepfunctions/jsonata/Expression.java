package dev.rollcall.local.stepfunctions.jsonata;

import static java.util.Objects.requireNonNull;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;

import java.util.Optional;

/**
 * A JSONata expression that compiles and that AWS would accept.
 *
 * @param source the text between the braces, without surrounding blanks, as AWS's messages quote it
 */
public record Expression(String source) {

    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    public Expression {
        requireNonNull(source, "source is null");
    }

    /** Returns whether a string of a definition is an expression rather than plain text. */
    public static boolean isOne(String text) {
        return text.length() >= OPEN.length() + CLOSE.length()
                && text.startsWith(OPEN)
                && text.endsWith(CLOSE);
    }

    /**
     * Reads a string for which {@link #isOne} holds, without compiling it.
     *
     * @param text the string with its braces
     */
    public static Expression of(String text) {
        return new Expression(
                text.substring(OPEN.length(), text.length() - CLOSE.length()).strip());
    }

    /** Returns whether the expression mentions the path, outside of its texts and comments. */
    public boolean reads(String path) {
        return ForbiddenSyntax.withoutLiterals(source).contains(path);
    }

    /** Returns why AWS would refuse the expression when the definition is created, if it would. */
    public Optional<String> refusal() {
        Optional<String> forbidden = ForbiddenSyntax.firstIn(source);
        if (forbidden.isPresent()) {
            return forbidden;
        }
        try {
            Jsonata.jsonata(source);
            return Optional.empty();
        } catch (JException refused) {
            return Optional.of(ErrorText.withoutCode(refused));
        }
    }
}
