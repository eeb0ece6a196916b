package dev.rollcall.domain.policy;

import java.util.Optional;

/** How far a mapping may go; each step up is a decision of its own. */
public enum MappingMode {
    /** It is computed, for nobody to see but who asks. */
    OBSERVE,
    /** Differences are reported. */
    REPORT,
    /** What is missing is given; nothing is ever taken but what this mapping gave. */
    ADDITIVE,
    /** The mapping says who is in: whoever no rule puts there is taken out. */
    AUTHORITATIVE;

    /** Returns the one that is a step further; empty of the last. */
    public Optional<MappingMode> next() {
        return switch (this) {
            case OBSERVE -> Optional.of(REPORT);
            case REPORT -> Optional.of(ADDITIVE);
            case ADDITIVE -> Optional.of(AUTHORITATIVE);
            case AUTHORITATIVE -> Optional.empty();
        };
    }

    /** Returns whether Slack may be changed for it. */
    public boolean acts() {
        return this == ADDITIVE || this == AUTHORITATIVE;
    }
}
