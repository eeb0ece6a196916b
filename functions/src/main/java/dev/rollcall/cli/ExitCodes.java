package dev.rollcall.cli;

/** What a command's end means to a script. */
final class ExitCodes {
    static final int OK = 0;

    /** Refused, or not answered. */
    static final int FAILED = 1;

    /** The command was not understood; nothing was asked of anybody. */
    static final int MISUSED = 2;

    private ExitCodes() {}
}
