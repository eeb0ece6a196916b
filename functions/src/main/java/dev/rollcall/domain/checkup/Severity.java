package dev.rollcall.domain.checkup;

/** How bad a finding is, from good to bad. */
public enum Severity {
    /** As it should be. */
    OK,
    /** Worth knowing; nothing to mend. */
    NOTICE,
    /** Works, and not as well or not as safely as it should. */
    WARNING,
    /** Something that Rollcall is there for does not work. */
    PROBLEM
}
