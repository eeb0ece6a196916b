package dev.rollcall.local.okta;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the filter of Okta's list of users: {@code eq} of a few properties, of {@code lastUpdated}
 * the inequalities too, {@code and} before {@code or}, parentheses; no {@code not}, no {@code ne}
 * (Users API, List all users).
 */
final class UserFilter {
    private static final Pattern TOKEN = Pattern.compile("\\s*([()]|\"[^\"]*\"|[^\\s()\"]+)");

    private final Deque<String> left = new ArrayDeque<>();

    private UserFilter(String text) {
        Matcher token = TOKEN.matcher(text.strip());
        while (token.lookingAt()) {
            left.add(token.group(1));
            token.region(token.end(), token.regionEnd());
        }
        if (token.regionStart() < token.regionEnd()) {
            throw unknown();
        }
    }

    /**
     * Returns whom the filter lets through.
     *
     * @throws IllegalArgumentException if it is none that Okta takes
     */
    static Predicate<OktaPerson> parse(String text) {
        UserFilter filter = new UserFilter(text);
        Predicate<OktaPerson> whole = filter.anyOf();
        if (!filter.left.isEmpty()) {
            throw unknown();
        }
        return whole;
    }

    private Predicate<OktaPerson> anyOf() {
        Predicate<OktaPerson> any = allOf();
        while (took("or")) {
            any = any.or(allOf());
        }
        return any;
    }

    private Predicate<OktaPerson> allOf() {
        Predicate<OktaPerson> all = one();
        while (took("and")) {
            all = all.and(one());
        }
        return all;
    }

    private Predicate<OktaPerson> one() {
        if (!took("(")) {
            return comparison();
        }
        Predicate<OktaPerson> inner = anyOf();
        if (!took(")")) {
            throw unknown();
        }
        return inner;
    }

    /** Names and values count as they are written, operators do not. */
    private Predicate<OktaPerson> comparison() {
        String property = next();
        String operator = next().toLowerCase(Locale.ROOT);
        String quoted = next();
        if (!quoted.startsWith("\"")) {
            throw unknown();
        }
        String value = quoted.substring(1, quoted.length() - 1);
        if (property.equals("lastUpdated")) {
            return updated(operator, time(value));
        }
        if (!operator.equals("eq")) {
            throw unknown();
        }
        return switch (property) {
            case "status" -> ofStatus(value);
            case "id" -> person -> person.id().equals(value);
            case "profile.login", "profile.email" -> person -> person.login().equals(value);
            case "profile.firstName" -> person -> person.firstName().equals(value);
            case "profile.lastName" -> person -> person.lastName().equals(value);
            default -> throw unknown();
        };
    }

    private static Predicate<OktaPerson> updated(String operator, Instant time) {
        return switch (operator) {
            case "eq" -> person -> person.statusChanged().equals(time);
            case "gt" -> person -> person.statusChanged().isAfter(time);
            case "ge" -> person -> !person.statusChanged().isBefore(time);
            case "lt" -> person -> person.statusChanged().isBefore(time);
            case "le" -> person -> !person.statusChanged().isAfter(time);
            default -> throw unknown();
        };
    }

    private static Predicate<OktaPerson> ofStatus(String value) {
        if (!OktaPerson.STATUSES.contains(value)) {
            throw unknown();
        }
        return person -> person.status().equals(value);
    }

    private static Instant time(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException _) {
            throw unknown();
        }
    }

    private boolean took(String word) {
        if (!left.isEmpty() && left.getFirst().equalsIgnoreCase(word)) {
            left.removeFirst();
            return true;
        }
        return false;
    }

    private String next() {
        if (left.isEmpty()) {
            throw unknown();
        }
        return left.removeFirst();
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException("Okta takes no such filter");
    }
}
