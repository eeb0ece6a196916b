package dev.rollcall.platform.json;

/** JSON that is not what was agreed. The message says where and what was expected, no content. */
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedJson(String message) {
        super(message);
    }
}
