package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.Hashes;

/**
 * Who signed a request, as AWS found it.
 *
 * @param arn often holds the e-mail of a person as the session's name, so it is kept as its hash
 * @param accessKeyId leads to the very session in CloudTrail, where the name is; no secret
 */
public record Caller(String arn, String accessKeyId) {
    public Caller {
        requireNonNull(arn, "arn is null");
        requireNonNull(accessKeyId, "accessKeyId is null");
    }

    /** Returns what stands in the ledger: whoever has the policy can compute it too. */
    public String hash() {
        return Hashes.sha256(arn);
    }

    @Override
    public String toString() {
        return "Caller[redacted]";
    }
}
