package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.domain.policy.Reactions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what comes of drift by the policy in force.
 *
 * @param observesOnly whether nothing is written to Slack at all
 */
public record DriftOutlook(Reactions reactions, boolean observesOnly, AccessPolicy policy) {
    /** What {@link AccessFindings} says of a mapping that takes nothing away. */
    static final String ONLY_ADDS = "only adds";

    private static final String HELD = "held";
    private static final String PROTECTED = "protected";

    public DriftOutlook {
        requireNonNull(reactions, "reactions is null");
        requireNonNull(policy, "policy is null");
    }

    /** What comes next. */
    public enum Prospect {
        /** The next reconciliation has it set right. */
        BY_ITSELF("is set right by itself"),
        /** It is being set right. */
        UNDER_WAY("is being set right"),
        /** It was looked at, and is as it was: the next one tries again a day later. */
        TRIED("was tried in vain, and is tried again after a day"),
        /** An operator has to say so. */
        WAITS("waits for an operator's word"),
        /** The breaker holds it for approvers. */
        HELD("is held by the breaker, and waits for approvers"),
        /** It would be set right, but nothing is written yet. */
        OBSERVED("would be set right, if Rollcall did not only observe"),
        /** It was undone several times: a human settles it. */
        CONTESTED("was set right and undone again, and waits for the mapping's owner"),
        /** An operator lives with it. */
        ACCEPTED("is accepted"),
        /** Named, and that is all. */
        REPORTED("is only reported"),
        GONE("is gone");

        private final String words;

        Prospect(String words) {
            this.words = requireNonNull(words, "words is null");
        }

        /** Returns the second half of a sentence that begins with the drift. */
        public String words() {
            return words;
        }
    }

    public Prospect of(DriftRecord record) {
        return switch (record.state()) {
            case DriftRecord.State.Gone _ -> Prospect.GONE;
            case DriftRecord.State.Accepted _ -> Prospect.ACCEPTED;
            case DriftRecord.State.Contested _ -> Prospect.CONTESTED;
            case DriftRecord.State.Correcting _ -> Prospect.UNDER_WAY;
            case DriftRecord.State.Tried tried when tried.why().equals(HELD) -> Prospect.HELD;
            case DriftRecord.State.Tried _ -> unsettled(record.drift(), Prospect.TRIED);
            case DriftRecord.State.Open() -> unsettled(record.drift(), Prospect.BY_ITSELF);
        };
    }

    public Reaction reaction(DriftKind kind) {
        return reactions.to(kind);
    }

    /**
     * Returns whether a run of the person can set it right; as a {@link Finding} says it, as far as
     * it can be told without its snapshot. What is no longer so, the run itself finds out.
     */
    public boolean isCorrectable(Drift drift) {
        return drift.person().isPresent()
                && drift.kind().canBeSetRight()
                && !drift.found().containsKey(PROTECTED)
                && !drift.because().containsValue(ONLY_ADDS)
                && (drift.kind() != DriftKind.MISSING_GRANT || isGivenByRules(drift))
                && isOfAuthority(drift)
                && (drift.kind() != DriftKind.ATTRIBUTE_DRIFT || !isOfNamesOnly(drift));
    }

    /** What rules gave that the policy has no more is taken only where they had authority. */
    private static boolean isOfAuthority(Drift drift) {
        String mode = drift.found().get(Drift.MODE);
        return mode == null
                || mode.equals(MappingMode.AUTHORITATIVE.name().toLowerCase(Locale.ROOT));
    }

    private static boolean isOfNamesOnly(Drift drift) {
        String attributes = drift.found().getOrDefault(Drift.ATTRIBUTES, "");
        return !attributes.isEmpty()
                && Arrays.stream(attributes.split(" "))
                        .allMatch(name -> Attribute.valueOf(name).isName());
    }

    private Prospect unsettled(Drift drift, Prospect ifCorrected) {
        if (drift.kind() == DriftKind.HELD_LEAVER) {
            return Prospect.HELD;
        }
        if (!isCorrectable(drift)) {
            return Prospect.REPORTED;
        }
        return switch (reaction(drift.kind())) {
            case REPORT -> Prospect.REPORTED;
            case HOLD -> Prospect.WAITS;
            case CORRECT -> observesOnly ? Prospect.OBSERVED : ifCorrected;
        };
    }

    /** What only a mapping names that reports, nobody gives. */
    private boolean isGivenByRules(Drift drift) {
        Set<String> acting =
                policy.mappings().stream()
                        .filter(mapping -> mapping.mode().acts())
                        .map(Mapping::name)
                        .map(name -> name.value())
                        .collect(Collectors.toUnmodifiableSet());
        return drift.because().keySet().stream().anyMatch(acting::contains);
    }
}
