package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.adoption.EffectiveModes;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.policy.WholePolicy;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Judges whether a policy goes further at once than it may. */
public final class JudgeSteps {
    private final Function<String, Promotion> known;
    private final Clock clock;

    /**
     * @param known tells how far mappings may go, by the digest of the policy in force
     */
    public JudgeSteps(Function<String, Promotion> known, Clock clock) {
        this.known = requireNonNull(known, "known is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns what speaks against another policy. What steps down is asked about nothing, since it
     * must go through in any trouble; what cannot be read is not known.
     */
    List<Promotion.Refusal> refusals(WholePolicy inForce, WholePolicy wanted) {
        EffectiveModes before = EffectiveModes.of(inForce, clock.instant());
        EffectiveModes after = EffectiveModes.of(wanted, clock.instant());
        List<Promotion.Refusal> untold = Promotion.UNKNOWN.refusals(before, after);
        return untold.isEmpty() ? untold : known(inForce.digest()).refusals(before, after);
    }

    private Promotion known(String digest) {
        try {
            return known.apply(digest);
        } catch (PortFailure _) {
            return Promotion.UNKNOWN;
        }
    }
}
