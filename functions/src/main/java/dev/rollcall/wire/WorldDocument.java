package dev.rollcall.wire;

/**
 * The world as it was read last.
 *
 * @param begun nothing in it is older
 * @param world the document that docs/policy.md describes
 */
public record WorldDocument(String begun, String ended, String world) {}
