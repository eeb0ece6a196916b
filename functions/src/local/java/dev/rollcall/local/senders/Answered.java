package dev.rollcall.local.senders;

/**
 * What a hook answered.
 *
 * @param status 0: nothing
 */
public record Answered(int status, String body) {}
