package dev.rollcall.adapter.aws;

import dev.rollcall.application.port.PortFailure;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failed AWS call means to a use case. */
public final class AwsFailures {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;

    private AwsFailures() {}

    /**
     * Returns the failure to throw: a refusal (a right, a name, a wrong request) needs a human; no
     * answer, throttling, conflicts and server errors may pass.
     *
     * @param what was tried, without names or values
     */
    public static PortFailure of(String what, SdkException failure) {
        if (failure instanceof AwsServiceException answer && refused(answer)) {
            return new PortFailure.NeedsHuman(what, code(answer));
        }
        return new PortFailure.Unavailable(what + " got no answer", failure);
    }

    /** Returns AWS's own code of the error, such as {@code AccessDeniedException}. */
    public static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null
                ? "status-" + answer.statusCode()
                : details.errorCode();
    }

    private static boolean refused(AwsServiceException answer) {
        int status = answer.statusCode();
        return status >= 400
                && status < 500
                && status != REQUEST_TIMEOUT
                && status != CONFLICT
                && !answer.isThrottlingException()
                && !answer.isClockSkewException();
    }
}
