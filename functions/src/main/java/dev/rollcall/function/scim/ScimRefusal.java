package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Why a request is refused (RFC 7644 §3.12). The detail says what is wrong and what would be right,
 * and never repeats what was sent.
 */
final class ScimRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String type;
    private final String detail;

    private ScimRefusal(int status, @Nullable String type, String detail) {
        super(detail);
        this.status = status;
        this.type = type;
        this.detail = requireNonNull(detail, "detail is null");
    }

    static ScimRefusal of(int status, String detail) {
        return new ScimRefusal(status, null, detail);
    }

    static ScimRefusal invalidSyntax(String detail) {
        return new ScimRefusal(400, "invalidSyntax", detail);
    }

    static ScimRefusal invalidValue(String detail) {
        return new ScimRefusal(400, "invalidValue", detail);
    }

    static ScimRefusal invalidFilter(String detail) {
        return new ScimRefusal(400, "invalidFilter", detail);
    }

    static ScimRefusal invalidPath(String detail) {
        return new ScimRefusal(400, "invalidPath", detail);
    }

    static ScimRefusal noTarget(String detail) {
        return new ScimRefusal(400, "noTarget", detail);
    }

    static ScimRefusal mutability(String detail) {
        return new ScimRefusal(400, "mutability", detail);
    }

    static ScimRefusal tooMany(String detail) {
        return new ScimRefusal(400, "tooMany", detail);
    }

    static ScimRefusal uniqueness(String detail) {
        return new ScimRefusal(409, "uniqueness", detail);
    }

    int status() {
        return status;
    }

    Optional<String> type() {
        return Optional.ofNullable(type);
    }

    String detail() {
        return detail;
    }
}
