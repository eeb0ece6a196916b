package dev.rollcall.local.stepfunctions.jsonata;

import com.dashjoin.jsonata.JException;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words a failure as JSONata's reference implementation does, whose texts AWS's causes repeat; the
 * library leaves places of some of them unfilled.
 */
final class ErrorText {

    private static final Pattern CODE = Pattern.compile("[STDU]\\d{4}");
    private static final Pattern CALL = Pattern.compile("\\$(\\w+)");
    private static final Pattern COMPARISON = Pattern.compile("<=|>=|<|>");
    private static final Map<String, String> PLURALS =
            Map.of(
                    "a",
                    "arrays",
                    "b",
                    "booleans",
                    "f",
                    "functions",
                    "n",
                    "numbers",
                    "o",
                    "objects",
                    "s",
                    "strings");

    private ErrorText() {}

    /** Returns the tail of AWS's sentence, from its full stop or colon on. */
    static String of(JException thrown, String source) {
        String code = String.valueOf(thrown.getError());
        return CODE.matcher(code).matches()
                ? ". " + code + ": " + message(code, thrown, source)
                : ": " + code.replaceAll(" {2,}", " ");
    }

    /** Returns the message alone, as AWS quotes it when it refuses a definition. */
    static String withoutCode(JException thrown) {
        return String.valueOf(thrown.getMessage());
    }

    /** Words what the library let escape from a built-in function. */
    static String ofLibrary(RuntimeException thrown) {
        if (thrown instanceof NumberFormatException) {
            Matcher quoted =
                    Pattern.compile("\"(.*)\"").matcher(String.valueOf(thrown.getMessage()));
            String value = quoted.find() ? quoted.group() : "\"\"";
            return ". D3030: Unable to cast value to a number: " + value;
        }
        return ": the expression library failed with " + thrown.getClass().getSimpleName();
    }

    private static String message(String code, JException thrown, String source) {
        return switch (code) {
            case "T0410" ->
                    "Argument %s of function \"%s\" does not match function signature"
                            .formatted(thrown.getCurrent(), thrown.getExpected());
            case "T0411" ->
                    "Context value is not a compatible type with argument %s of function \"%s\""
                            .formatted(thrown.getCurrent(), thrown.getExpected());
            case "T0412" ->
                    "Argument 1 of function \"%s\" must be an array of \"%s\""
                            .formatted(calledAt(thrown, source), plural(thrown.getExpected()));
            case "T2009" -> sidesDiffer(thrown, source);
            default -> String.valueOf(thrown.getMessage());
        };
    }

    private static String calledAt(JException thrown, String source) {
        String before = source.substring(0, Math.clamp(thrown.getLocation(), 0, source.length()));
        return CALL.matcher(before)
                .results()
                .reduce((_, last) -> last)
                .map(call -> call.group(1))
                .orElse("");
    }

    private static String plural(@Nullable Object type) {
        return PLURALS.getOrDefault(String.valueOf(type), String.valueOf(type));
    }

    private static String sidesDiffer(JException thrown, String source) {
        String operator =
                COMPARISON
                        .matcher(source)
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElse("<");
        return "The values %s and %s either side of operator \"%s\" must be of the same data type"
                .formatted(
                        JavaValues.toJson(thrown.getCurrent()),
                        JavaValues.toJson(thrown.getExpected()),
                        operator);
    }
}
