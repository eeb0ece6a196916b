package dev.rollcall.local.slack.scim;

import static java.util.Objects.requireNonNull;

/** A SCIM request that Slack refuses, by one of its code words. */
public final class ScimRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String about;

    private ScimRefusal(int status, String code, String about) {
        super(code);
        this.status = status;
        this.code = requireNonNull(code, "code is null");
        this.about = requireNonNull(about, "about is null");
    }

    /** A refusal of what the request says. */
    public static ScimRefusal bad(String code) {
        return new ScimRefusal(400, code, "");
    }

    public static ScimRefusal of(int status, String code) {
        return new ScimRefusal(status, code, "");
    }

    /** Returns the refusal with what it is about, {@code user=ana} for instance. */
    public ScimRefusal about(String key, String value) {
        return new ScimRefusal(status, code, key + "=" + value);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Returns what it is about, empty for nothing in particular. */
    public String about() {
        return about;
    }
}
