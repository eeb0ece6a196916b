package dev.rollcall.local.stepfunctions.api;

import dev.rollcall.local.aws.AwsError;

import java.util.regex.Pattern;

/**
 * The rules for names of machines and executions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">
 *     StartExecution, parameter name</a>
 */
final class ResourceName {

    private static final Pattern ALLOWED =
            Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cc}]{1,80}");

    private ResourceName() {}

    static String check(String name) {
        if (!ALLOWED.matcher(name).matches()) {
            throw AwsError.badRequest("InvalidName", "Invalid Name: '" + name + "'");
        }
        return name;
    }
}
