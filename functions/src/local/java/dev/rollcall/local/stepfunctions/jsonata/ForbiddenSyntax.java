package dev.rollcall.local.stepfunctions.jsonata;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what the JSONata library accepts and AWS does not: the operators {@code ?:} and {@code ??},
 * which came after version 2.0.6, and {@code $eval}, which AWS leaves out.
 */
final class ForbiddenSyntax {

    private static final Pattern EVAL = Pattern.compile("\\$eval\\b");

    private ForbiddenSyntax() {}

    static Optional<String> firstIn(String source) {
        String bare = withoutLiterals(source);
        if (bare.contains("??")) {
            return Optional.of(
                    "The operator '??' is not part of JSONata 2.0.6; use $exists(a) ? a : b");
        }
        if (bare.contains("?:")) {
            return Optional.of("The operator '?:' is not part of JSONata 2.0.6; use a ? a : b");
        }
        if (EVAL.matcher(bare).find()) {
            return Optional.of("The function $eval is not supported; use $parse to read JSON text");
        }
        return Optional.empty();
    }

    /** Returns the source with each literal replaced by a zero and each comment by a blank. */
    static String withoutLiterals(String source) {
        StringBuilder bare = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            int end = endOfLiteral(source, at, bare);
            char stand = source.startsWith("/*", at) ? ' ' : '0';
            bare.append(end > at ? stand : source.charAt(at));
            at = Math.max(end, at + 1);
        }
        return bare.toString();
    }

    /** Returns where the literal or comment that begins here ends; the same place if none does. */
    private static int endOfLiteral(String source, int at, CharSequence before) {
        char first = source.charAt(at);
        if (source.startsWith("/*", at)) {
            int close = source.indexOf("*/", at + 2);
            return close < 0 ? source.length() : close + 2;
        }
        boolean quoted = first == '"' || first == '\'' || first == '`';
        return quoted || (first == '/' && !endsWithOperand(before)) ? endOfQuoted(source, at) : at;
    }

    private static int endOfQuoted(String source, int at) {
        char quote = source.charAt(at);
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, source.length());
    }

    /** A slash divides after an operand and opens a regular expression everywhere else. */
    private static boolean endsWithOperand(CharSequence before) {
        String operand = before.toString().stripTrailing();
        if (operand.isEmpty()) {
            return false;
        }
        char last = operand.charAt(operand.length() - 1);
        return Character.isLetterOrDigit(last) || ")]}_$".indexOf(last) >= 0;
    }
}
