package dev.rollcall.local.aws.s3;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.util.Optional;

/**
 * What must hold of the present object for a write to take place.
 *
 * <p>Source: S3 User Guide, "Prevent object overwrites with conditional writes".
 */
sealed interface WriteCondition {

    /** Anything may be there. */
    record None() implements WriteCondition {}

    /** Nothing may be there. */
    record Absent() implements WriteCondition {}

    /** What is there has this tag. */
    record Tagged(String etag) implements WriteCondition {}

    static WriteCondition of(AwsRequest request) {
        Optional<String> noneMatch = request.header("if-none-match");
        if (noneMatch.isPresent()) {
            if (!noneMatch.get().equals("*")) {
                throw new AwsError(
                        "NotImplemented", "If-None-Match of a write can only be an asterisk", 501);
            }
            return new Absent();
        }
        return request.header("if-match").<WriteCondition>map(Tagged::new).orElseGet(None::new);
    }

    default void check(Optional<ObjectVersion> present) {
        boolean holds =
                switch (this) {
                    case None() -> true;
                    case Absent() -> present.isEmpty();
                    case Tagged(String etag) ->
                            present.filter(o -> o.etag().equals(etag)).isPresent();
                };
        if (!holds) {
            throw new AwsError(
                    "PreconditionFailed",
                    "At least one of the pre-conditions you specified did not hold",
                    412);
        }
    }
}
