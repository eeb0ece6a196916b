package dev.rollcall.local.stepfunctions.jsonata;

import static java.util.Objects.requireNonNull;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JSONata expression that compiles and that AWS would accept.
 *
 * @param source the text between the braces, without surrounding blanks, as AWS's messages quote it
 */
public record Expression(String source) {

    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";
    private static final Pattern NAME = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{Nd}_]*)");
    private static final Pattern VARIABLE = Pattern.compile(NAME + "(?![\\p{L}\\p{Nd}_]|\\s*\\()");
    private static final Pattern BOUND = Pattern.compile(NAME + "\\s*:=");
    private static final Pattern PARAMETERS = Pattern.compile("(?:function|λ)\\s*\\(([^)]*)\\)");

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

    /** Returns the variables that it reads, without those it binds itself and without functions. */
    public Set<String> variables() {
        String bare = ForbiddenSyntax.withoutLiterals(source);
        Set<String> read = names(VARIABLE, bare);
        read.removeAll(names(BOUND, bare));
        read.remove("states");
        PARAMETERS.matcher(bare).results().forEach(f -> read.removeAll(names(NAME, f.group(1))));
        return read;
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
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
