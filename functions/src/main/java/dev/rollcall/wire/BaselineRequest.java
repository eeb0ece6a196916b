package dev.rollcall.wire;

/**
 * Has a baseline taken, or gone on with.
 *
 * @param until the last day on which nobody need decide, such as {@code 2027-05-25}
 */
public record BaselineRequest(String until) {}
