package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.PersonReading;

import java.util.Optional;

/** Finds the case a step works on, with the policy in force where the step needs one. */
public final class LeaverCases {
    private final Cases cases;
    private final Policies policies;

    public LeaverCases(Cases cases, Policies policies) {
        this.cases = requireNonNull(cases, "cases is null");
        this.policies = requireNonNull(policies, "policies is null");
    }

    /** Returns whether the policy says of anybody what they may have. */
    boolean givesAccess() {
        return !policies.access().populations().isEmpty();
    }

    /**
     * Returns HR's key of whoever was read, by the attribute that the policy names; none while what
     * it says of access cannot be read, since no leaver waits for that.
     */
    Optional<HumanKey> human(PersonReading.Found found) {
        try {
            return Optional.ofNullable(policies.access().sources().get(found.person().source()))
                    .flatMap(rules -> rules.human(found.attributes()));
        } catch (PortFailure _) {
            return Optional.empty();
        }
    }

    /** A case, and what every record about it says. */
    public sealed interface Known {
        LeaverCase leaver();

        Ground ground();

        Subject subject();
    }

    /** A case and what is said about it everywhere. */
    public record Open(LeaverCase leaver, LeaverPolicy policy) implements Known {
        public Open {
            requireNonNull(leaver, "leaver is null");
            requireNonNull(policy, "policy is null");
        }

        @Override
        public Ground ground() {
            return new Ground("leaver", leaver.cause(), policy.digest());
        }

        @Override
        public Subject subject() {
            return Subject.of(leaver.id(), leaver.person());
        }
    }

    /**
     * A case as it is kept. Clock, verification and escalation need no more, so that a policy that
     * cannot be read stops none of them.
     */
    public record Kept(LeaverCase leaver) implements Known {
        public Kept {
            requireNonNull(leaver, "leaver is null");
        }

        @Override
        public Ground ground() {
            return new Ground("leaver", leaver.cause(), leaver.terms().policyDigest());
        }

        @Override
        public Subject subject() {
            return Subject.of(leaver.id(), leaver.person());
        }
    }

    /**
     * @throws PortFailure if the policy cannot be read: then nothing may be written
     * @throws IllegalStateException if the case was never opened: the run skipped its first step
     */
    public Open find(CaseId id) {
        return new Open(kept(id).leaver(), policies.leavers());
    }

    /**
     * @throws IllegalStateException if the case was never opened: the run skipped its first step
     */
    public Kept kept(CaseId id) {
        return cases.find(id)
                .map(Kept::new)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Case "
                                        + id
                                        + " does not exist; a run must claim before its other"
                                        + " steps"));
    }
}
