package dev.rollcall.local.http;

/** A request's body is not what its endpoint reads. */
public final class MalformedBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedBody(String message) {
        super(message);
    }

    public MalformedBody(String message, Throwable cause) {
        super(message, cause);
    }
}
