package dev.rollcall.domain.policy;

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

    /** Returns whether Slack may be changed for it. */
    public boolean acts() {
        return this == ADDITIVE || this == AUTHORITATIVE;
    }
}
