package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What an operation is about (RFC 7644 §3.5.2, figure 7).
 *
 * @param which of the attribute's values; empty: the attribute as a whole
 */
record PatchPath(ScimPath path, Optional<ScimFilter> which) {
    private static final int LONGEST = 2_500;

    PatchPath {
        requireNonNull(path, "path is null");
        requireNonNull(which, "which is null");
    }

    /** Reads a path, or throws {@code invalidPath}, or {@code invalidFilter} of one in it. */
    static PatchPath read(String text) {
        if (text.length() > LONGEST) {
            throw ScimRefusal.invalidPath("A path may have at most " + LONGEST + " characters.");
        }
        int open = text.indexOf('[');
        if (open < 0) {
            return new PatchPath(path(text), Optional.empty());
        }
        int close = text.lastIndexOf(']');
        if (close < open) {
            throw wrong();
        }
        String rest = text.substring(close + 1);
        ScimPath attribute = path(text.substring(0, open));
        if (attribute.part().isPresent() || !(rest.isEmpty() || rest.startsWith("."))) {
            throw wrong();
        }
        return new PatchPath(
                path(text.substring(0, open) + rest),
                Optional.of(FilterReader.read(text.substring(open + 1, close))));
    }

    private static ScimPath path(String text) {
        return ScimPath.read(text.strip()).orElseThrow(PatchPath::wrong);
    }

    private static ScimRefusal wrong() {
        return ScimRefusal.invalidPath(
                "A path names an attribute, e.g. active, name.givenName or emails[type eq"
                        + " \"work\"].value.");
    }
}
