package dev.rollcall.domain.operator;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One caller as AWS names it: an IAM user, or one named session of a role. Prints nothing of it: a
 * session's name is often somebody's e-mail.
 */
public record CallerArn(String value) {
    private static final String ACCOUNT = "::(\\d{12}):";
    private static final String NAME = "[\\w+=,.@-]";
    private static final Pattern USER =
            Pattern.compile("arn:aws[a-z-]*:iam" + ACCOUNT + "user/[\\w+=,.@/-]{1,576}");
    private static final Pattern SESSION =
            Pattern.compile(
                    "arn:(aws[a-z-]*):sts"
                            + ACCOUNT
                            + "assumed-role/("
                            + NAME
                            + "{1,64})/"
                            + NAME
                            + "{2,64}");
    private static final Pattern ROLE =
            Pattern.compile(
                    "arn:(aws[a-z-]*):iam"
                            + ACCOUNT
                            + "role/(?:[\\x21-\\x7e]{0,510}/)?("
                            + NAME
                            + "{1,64})");

    public CallerArn {
        requireNonNull(value, "value is null");
        if (!USER.matcher(value).matches() && !SESSION.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Write one caller, without wildcards: arn:aws:iam::ACCOUNT:user/NAME,"
                            + " arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION, or"
                            + " arn:aws:iam::ACCOUNT:role/ROLE together with its session");
        }
    }

    /**
     * Reads what the policy says.
     *
     * @param session a role's session, where the ARN is the role's own
     */
    public static CallerArn of(String arn, Optional<String> session) {
        Matcher role = ROLE.matcher(arn);
        if (!role.matches()) {
            if (session.isPresent()) {
                throw new IllegalArgumentException(
                        "A session belongs to a role's own ARN; leave it out here");
            }
            return new CallerArn(arn);
        }
        // A role's path is not in the ARN of its sessions (IAM guide, "IAM identifiers").
        return session.map(name ->
                        new CallerArn(
                                "arn:%s:sts::%s:assumed-role/%s/%s"
                                        .formatted(
                                                role.group(1), role.group(2), role.group(3), name)))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "A role is whoever may assume it: name the one session too"));
    }

    @Override
    public String toString() {
        return "CallerArn[redacted]";
    }
}
