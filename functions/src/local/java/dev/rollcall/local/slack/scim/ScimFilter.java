package dev.rollcall.local.slack.scim;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter in the subset that Slack documents: {@code eq co sw pr gt ge lt le}, {@code and}, {@code
 * or}, parentheses; names and operators in any case.
 */
public final class ScimFilter {
    private static final Pattern TOKEN =
            Pattern.compile("\\G\\s*(\\(|\\)|\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s()\"']+)");

    private final List<String> tokens;
    private final Set<String> attributes;
    private int at;

    private ScimFilter(List<String> tokens, Set<String> attributes) {
        this.tokens = tokens;
        this.attributes = attributes;
    }

    /** What can be asked of a resource: the values of an attribute, by its name in lower case. */
    @FunctionalInterface
    public interface Attributes extends Function<String, Collection<String>> {}

    /**
     * Reads a filter.
     *
     * @param attributes the names that it may have, in lower case
     * @throws ScimRefusal if it cannot be understood
     */
    public static Predicate<Attributes> read(String text, Set<String> attributes) {
        ScimFilter filter = new ScimFilter(tokens(text), requireNonNull(attributes));
        Predicate<Attributes> whole = filter.either();
        if (filter.at < filter.tokens.size()) {
            throw ScimRefusal.bad(
                    filter.tokens.get(filter.at).equals(")")
                            ? "invalid_filter_group"
                            : "invalid_query");
        }
        return whole;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find()) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (!text.substring(end).isBlank()) {
            throw ScimRefusal.bad("invalid_query");
        }
        return tokens;
    }

    private Predicate<Attributes> either() {
        Predicate<Attributes> any = both();
        while (take("or")) {
            any = any.or(both());
        }
        return any;
    }

    private Predicate<Attributes> both() {
        Predicate<Attributes> all = one();
        while (take("and")) {
            all = all.and(one());
        }
        return all;
    }

    private Predicate<Attributes> one() {
        if (!take("(")) {
            return comparison();
        }
        Predicate<Attributes> group = either();
        if (!take(")")) {
            throw ScimRefusal.bad("invalid_filter_group");
        }
        return group;
    }

    private Predicate<Attributes> comparison() {
        String name = next().toLowerCase(Locale.ROOT);
        String operator = next().toLowerCase(Locale.ROOT);
        if (!attributes.contains(name)) {
            throw ScimRefusal.bad("invalid_query");
        }
        if (operator.equals("pr")) {
            return resource -> resource.apply(name).stream().anyMatch(v -> !v.isEmpty());
        }
        String wanted = plain(next()).toLowerCase(Locale.ROOT);
        Predicate<String> holds = holds(operator, wanted);
        return resource ->
                resource.apply(name).stream().anyMatch(v -> holds.test(v.toLowerCase(Locale.ROOT)));
    }

    private static Predicate<String> holds(String operator, String wanted) {
        return switch (operator) {
            case "eq" -> value -> value.equals(wanted);
            case "co" -> value -> value.contains(wanted);
            case "sw" -> value -> value.startsWith(wanted);
            case "gt" -> value -> value.compareTo(wanted) > 0;
            case "ge" -> value -> value.compareTo(wanted) >= 0;
            case "lt" -> value -> value.compareTo(wanted) < 0;
            case "le" -> value -> value.compareTo(wanted) <= 0;
            default -> throw ScimRefusal.bad("invalid_query");
        };
    }

    private static String plain(String literal) {
        char first = literal.charAt(0);
        return first == '"' || first == '\''
                ? literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1")
                : literal;
    }

    private boolean take(String word) {
        boolean there = at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
        at += there ? 1 : 0;
        return there;
    }

    private String next() {
        if (at >= tokens.size()) {
            throw ScimRefusal.bad("incomplete_filter");
        }
        return tokens.get(at++);
    }
}
