package dev.rollcall.local.api;

import static java.util.Objects.requireNonNull;

/**
 * Somebody with keys of the local account. IAM lets each of them call every signed route; what they
 * may do there is the policy's word.
 *
 * @param arn as API Gateway gives it to the function
 */
public record LocalIdentity(String name, String arn, String accessKeyId, String secretAccessKey) {
    public LocalIdentity {
        requireNonNull(name, "name is null");
        requireNonNull(arn, "arn is null");
        requireNonNull(accessKeyId, "accessKeyId is null");
        requireNonNull(secretAccessKey, "secretAccessKey is null");
    }

    @Override
    public String toString() {
        return "LocalIdentity[" + name + "]";
    }
}
