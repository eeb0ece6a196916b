package dev.rollcall.policyfile;

import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.Violation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads policy files by {@link PolicyYaml}, for whoever needs no more than the policy. */
public final class YamlPolicyReader implements PolicyReader {

    @Override
    public Reading read(byte[] content) {
        return switch (PolicyYaml.read(content)) {
            case PolicyYaml.Valid valid -> new Reading.Valid(valid.whole());
            case PolicyYaml.Invalid invalid -> new Reading.Invalid(invalid.violations());
        };
    }

    @Override
    public Reading review(byte[] content, Instant now, Optional<PolicyWorld> world) {
        List<Violation> errors =
                PolicyYaml.review(content, now, world).stream()
                        .filter(violation -> violation.fault().isError())
                        .toList();
        return errors.isEmpty() ? read(content) : new Reading.Invalid(errors);
    }
}
