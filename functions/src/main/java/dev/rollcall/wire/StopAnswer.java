package dev.rollcall.wire;

/**
 * The answer to a request that was allowed.
 *
 * @param moved false: it stood there already
 */
public record StopAnswer(boolean moved, StopState stop) {}
