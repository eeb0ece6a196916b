package dev.rollcall.adapter.scim;

import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the code word in an error body, in either of the two shapes that Slack sends: version 2's
 * {@code {"detail": …}} and version 1's {@code {"Errors": {"description": …}}}, which comes from
 * version 2's addresses too, for instance for a bad token.
 */
public final class ScimErrorCode {
    /**
     * Every code word has an underscore and stands alone or before {@code (key=value)} with
     * somebody's name in it. Any other first word may itself be part of a name or an e-mail, and so
     * may one with capitals; Slack's list has a single code with one.
     */
    private static final Pattern CODE =
            Pattern.compile("(phoneNumbers_invalid|[a-z][a-z0-9]*(?:_[a-z0-9]+){1,9})(?: *\\(.*)?");

    private ScimErrorCode() {}

    /** Returns the first word of the description, if it is a code; nothing else of the body. */
    public static Optional<String> in(String body) {
        try {
            JsonObject error = Json.readObject(body);
            return error.optionalText("detail")
                    .or(() ->
                            error.optionalObject("Errors")
                                    .flatMap(e -> e.optionalText("description")))
                    .flatMap(ScimErrorCode::firstWord);
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }

    private static Optional<String> firstWord(String description) {
        Matcher matcher = CODE.matcher(description.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
