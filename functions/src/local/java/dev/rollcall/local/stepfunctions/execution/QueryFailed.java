package dev.rollcall.local.stepfunctions.execution;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A field could not be evaluated; the history tells so in an event of its own. */
final class QueryFailed extends RuntimeException {

    private final transient Optional<String> location;
    private final String sentence;

    /**
     * @param location the field, as a path from the state
     * @param sentence AWS's sentence without the part that names the state
     */
    QueryFailed(Optional<String> location, String sentence) {
        super(sentence, null, false, false);
        this.location = requireNonNull(location, "location is null");
        this.sentence = requireNonNull(sentence, "sentence is null");
    }

    static QueryFailed at(String location, String sentence) {
        return new QueryFailed(Optional.of(location), sentence);
    }

    Optional<String> location() {
        return location;
    }

    String sentence() {
        return sentence;
    }
}
