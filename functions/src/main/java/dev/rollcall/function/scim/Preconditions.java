package dev.rollcall.function.scim;

import dev.rollcall.domain.push.Pushed;

import java.util.Arrays;
import java.util.Optional;

/** Versions that a client has seen (RFC 7644 §3.14), weak or strong. */
final class Preconditions {
    private Preconditions() {}

    /** Returns whether the caller means this version, or any. */
    static boolean allow(Optional<String> ifMatch, Pushed pushed) {
        return ifMatch.map(header -> names(header, pushed)).orElse(true);
    }

    /** Returns whether the caller has this version already. */
    static boolean isKnown(Optional<String> ifNoneMatch, Pushed pushed) {
        return ifNoneMatch.filter(header -> names(header, pushed)).isPresent();
    }

    private static boolean names(String header, Pushed pushed) {
        String version = strong(ResourceJson.version(pushed));
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || strong(tag).equals(version));
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
