package dev.rollcall.wire;

/** The body of {@code POST /operator/drift/correction}: has its person looked at. */
public record DriftCorrection(String id) {}
