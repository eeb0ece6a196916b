package dev.rollcall.cli;

/** What a command's end means to a script. */
final class ExitCodes {
    static final int OK = 0;

    /** Refused, or not answered. */
    static final int FAILED = 1;

    /** The command was not understood; nothing was asked of anybody. */
    static final int MISUSED = 2;

    /** A policy file that is not one; the same number, since a script must stop at both. */
    static final int INVALID = 2;

    /** A plan that is not empty; of the plan alone, where 1 says that it was not understood too. */
    static final int CHANGES = 2;

    /** The doctor was answered, and warns. */
    static final int WARNINGS = 3;

    /** The doctor was answered, and has found what does not work. */
    static final int PROBLEMS = 4;

    private ExitCodes() {}
}
