package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads filters as in RFC 7644 figure 1: {@code and} binds closer than {@code or}. Length, depth
 * and number of comparisons are bounded, since whoever sends them is anybody with a token.
 */
final class FilterReader {
    static final int LONGEST = 2_000;
    static final int DEEPEST = 10;
    static final int MOST_TOKENS = 200;

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(?<mark>[()\\[\\]])"
                            + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*+\")"
                            + "|(?<word>[^\\s()\\[\\]\"]+))");

    private final List<String> tokens;
    private int at;
    private int depth;

    private FilterReader(List<String> tokens) {
        this.tokens = tokens;
    }

    /** Reads a whole filter, or throws {@code invalidFilter}. */
    static ScimFilter read(String text) {
        if (text.length() > LONGEST) {
            throw ScimRefusal.invalidFilter(
                    "A filter may have at most " + LONGEST + " characters.");
        }
        FilterReader reader = new FilterReader(tokens(text));
        ScimFilter filter = reader.or();
        if (reader.at < reader.tokens.size()) {
            throw wrong("it goes on after its end");
        }
        return filter;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.region(end, text.length()).lookingAt()) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
            if (tokens.size() > MOST_TOKENS) {
                throw ScimRefusal.invalidFilter("A filter may not have so many comparisons.");
            }
        }
        if (!text.substring(end).isBlank()) {
            throw wrong("a text in it does not end");
        }
        return tokens;
    }

    private ScimFilter or() {
        ScimFilter left = and();
        while (isNext("or")) {
            at++;
            left = new ScimFilter.Or(left, and());
        }
        return left;
    }

    private ScimFilter and() {
        ScimFilter left = term();
        while (isNext("and")) {
            at++;
            left = new ScimFilter.And(left, term());
        }
        return left;
    }

    private ScimFilter term() {
        if (isNext("not") && at + 1 < tokens.size() && tokens.get(at + 1).equals("(")) {
            at++;
            return new ScimFilter.Not(group("(", ")"));
        }
        return isNext("(") ? group("(", ")") : comparison();
    }

    private ScimFilter group(String open, String close) {
        expect(open);
        depth++;
        if (depth > DEEPEST) {
            throw ScimRefusal.invalidFilter("A filter may not be nested so deep.");
        }
        ScimFilter inner = or();
        depth--;
        expect(close);
        return inner;
    }

    private ScimFilter comparison() {
        ScimPath path =
                ScimPath.read(next())
                        .orElseThrow(() -> wrong("an attribute was expected, e.g. userName"));
        if (isNext("[")) {
            return new ScimFilter.Within(path, group("[", "]"));
        }
        String operator = next();
        if (operator.equalsIgnoreCase("pr")) {
            return new ScimFilter.Present(path);
        }
        return new ScimFilter.Compare(path, operator(operator), value(next()));
    }

    private static ScimFilter.Operator operator(String word) {
        return Optional.of(word.toUpperCase(Locale.ROOT))
                .filter(name ->
                        List.of(ScimFilter.Operator.values()).stream()
                                .anyMatch(one -> one.name().equals(name)))
                .map(ScimFilter.Operator::valueOf)
                .orElseThrow(
                        () -> wrong("the operators are eq, ne, co, sw, ew, gt, ge, lt, le and pr"));
    }

    private static JsonNode value(String token) {
        String literal =
                token.equalsIgnoreCase("true") || token.equalsIgnoreCase("false")
                        ? token.toLowerCase(Locale.ROOT)
                        : token;
        try {
            JsonNode value = Json.read(literal);
            if (value.isValueNode()) {
                return value;
            }
        } catch (MalformedJson _) {
            // Said below, in the filter's words.
        }
        throw wrong("a value is a text in double quotes, a number, true, false or null");
    }

    private boolean isNext(String word) {
        return at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
    }

    private void expect(String mark) {
        if (!isNext(mark)) {
            throw wrong("'" + mark + "' was expected");
        }
        at++;
    }

    private String next() {
        if (at >= tokens.size()) {
            throw wrong("it ends too soon");
        }
        String token = requireNonNull(tokens.get(at));
        at++;
        return token;
    }

    private static ScimRefusal wrong(String what) {
        return ScimRefusal.invalidFilter("The filter cannot be read: " + what + ".");
    }
}
