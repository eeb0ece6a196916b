package dev.rollcall.local.aws;

import static java.util.Objects.requireNonNull;

/** An error answer of an AWS service, as its API reference lists it for the action called. */
public final class AwsError extends RuntimeException {

    private final String code;
    private final String message;
    private final int httpStatus;

    public AwsError(String code, String message, int httpStatus) {
        super(code + ": " + message);
        this.code = requireNonNull(code, "code is null");
        this.message = requireNonNull(message, "message is null");
        this.httpStatus = httpStatus;
    }

    /** Returns the error for a request that the caller has to change: HTTP 400. */
    public static AwsError badRequest(String code, String message) {
        return new AwsError(code, message, 400);
    }

    /** Returns the error's name as the API reference spells it. */
    public String code() {
        return code;
    }

    /** Returns the text sent to the client, without the code. */
    public String message() {
        return message;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
