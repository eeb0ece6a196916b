package dev.rollcall.wire;

/**
 * One thing in which two policies differ, in words.
 *
 * @param weakens two approvers must agree because of it
 */
public record PolicyDifference(String words, boolean weakens) {}
