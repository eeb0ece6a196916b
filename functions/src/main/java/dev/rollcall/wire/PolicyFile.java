package dev.rollcall.wire;

/** The answer to {@code GET /operator/policy/file}: the proposed file, which has that digest. */
public record PolicyFile(String digest, String text) {}
