package dev.rollcall.wire;

/** Why a request was refused, and what to do (RFC 9457). */
public record Problem(String title, int status, String detail) {}
