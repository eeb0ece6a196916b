package dev.rollcall.wire;

/**
 * Asks for the world to be read on.
 *
 * @param reading which one to go on with; empty: begin one, or take the one under way
 * @param afresh whether one of the last hour will not do
 */
public record WorldRequest(String reading, boolean afresh) {}
