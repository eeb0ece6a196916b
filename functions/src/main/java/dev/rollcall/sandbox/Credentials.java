package dev.rollcall.sandbox;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody gave to sign in with, by whom it is for: where each is, and the same fields as the
 * stack's own secret has. Does not print.
 */
public final class Credentials {
    /** The variable with the name of the file. */
    public static final String FILE = "ROLLCALL_CREDENTIALS";

    /** Whom something is for. */
    public enum For {
        SLACK,
        OKTA,
        ENTRA,
        SCIM,
        CSV;

        String section() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the variable whose value takes the place of the file's section. */
        public String variable() {
            return "ROLLCALL_" + name();
        }
    }

    private final Map<For, JsonObject> sections;

    private Credentials(Map<For, JsonObject> sections) {
        this.sections = requireNonNull(sections, "sections is null");
    }

    /**
     * @param file the content of the file; empty: there is none
     * @param variables of the process
     * @throws SandboxRefused if something cannot be understood, without what it is
     */
    public static Credentials read(Optional<String> file, Map<String, String> variables) {
        Map<For, JsonObject> sections = new EnumMap<>(For.class);
        file.map(text -> object(text, "the credentials file"))
                .ifPresent(all -> {
                    onlyKnown(all);
                    Arrays.stream(For.values())
                            .forEach(whom ->
                                    section(all, whom).ifPresent(s -> sections.put(whom, s)));
                });
        Arrays.stream(For.values())
                .forEach(whom ->
                        Optional.ofNullable(variables.get(whom.variable()))
                                .filter(text -> !text.isBlank())
                                .map(text -> object(text, "$" + whom.variable()))
                                .ifPresent(one -> sections.put(whom, one)));
        if (!sections.containsKey(For.SLACK)) {
            throw new SandboxRefused(
                    "There are no credentials for Slack. Put them into a file that only you may"
                            + " read and name it with --credentials or in "
                            + FILE
                            + ", or into "
                            + For.SLACK.variable()
                            + ". docs/reconciliation.md says what stands in it.");
        }
        return new Credentials(sections);
    }

    Optional<JsonObject> of(For whom) {
        return Optional.ofNullable(sections.get(whom));
    }

    private static Optional<JsonObject> section(JsonObject all, For whom) {
        try {
            return all.optionalObject(whom.section());
        } catch (MalformedJson _) {
            throw new SandboxRefused(
                    "In the credentials file '" + whom.section() + "' is not an object.");
        }
    }

    /** A section that is misspelt would be a source that is not read. */
    private static void onlyKnown(JsonObject all) {
        all.node()
                .fieldNames()
                .forEachRemaining(name -> {
                    if (Arrays.stream(For.values()).noneMatch(w -> w.section().equals(name))) {
                        throw new SandboxRefused(
                                "The credentials file has a section that nobody knows; there are"
                                        + " slack, okta, entra, scim and csv.");
                    }
                });
    }

    private static JsonObject object(String text, String where) {
        try {
            return Json.readObject(text);
        } catch (MalformedJson _) {
            throw new SandboxRefused(
                    where
                            + " is not one JSON object. docs/reconciliation.md says what stands in"
                            + " it.");
        }
    }

    @Override
    public String toString() {
        return "Credentials" + sections.keySet();
    }
}
