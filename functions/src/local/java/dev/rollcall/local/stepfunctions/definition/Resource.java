package dev.rollcall.local.stepfunctions.definition;

import static java.util.Objects.requireNonNull;

/**
 * What a Task calls, taken apart as events show it.
 *
 * @param arn the integration's ARN without the suffix that asks for a token
 * @param service {@code lambda} in {@code arn:aws:states:::lambda:invoke.waitForTaskToken}
 * @param action {@code invoke.waitForTaskToken} there
 * @param waitsForToken whether the answer comes by SendTaskSuccess or SendTaskFailure
 */
public record Resource(String arn, String service, String action, boolean waitsForToken) {

    private static final String PREFIX = "arn:aws:states:::";
    private static final String TOKEN_SUFFIX = ".waitForTaskToken";
    private static final String JOB_SUFFIX = ".sync:2";

    public Resource {
        requireNonNull(arn, "arn is null");
        requireNonNull(service, "service is null");
        requireNonNull(action, "action is null");
    }

    /** Takes an integration's ARN apart; one of another form is its own service and action. */
    public static Resource parse(String arn) {
        boolean token = arn.endsWith(TOKEN_SUFFIX);
        String bare = token ? arn.substring(0, arn.length() - TOKEN_SUFFIX.length()) : arn;
        String path = arn.startsWith(PREFIX) ? arn.substring(PREFIX.length()) : arn;
        int end = path.endsWith(JOB_SUFFIX) ? path.length() - JOB_SUFFIX.length() : path.length();
        int split = path.lastIndexOf(':', end - 1);
        return new Resource(
                bare, path.substring(0, Math.max(split, 0)), path.substring(split + 1), token);
    }

    /**
     * Returns whether the call's answer is that of the job which it starts (developer guide,
     * "Service integration patterns", Run a Job).
     */
    public boolean waitsForJob() {
        return action.endsWith(JOB_SUFFIX);
    }
}
