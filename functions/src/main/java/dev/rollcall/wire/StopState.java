package dev.rollcall.wire;

/**
 * How the stop switch stands.
 *
 * @param position {@code off}, {@code bulk}, {@code all}, or {@code unreadable}, which stops
 *     everything
 * @param by whom the policy calls so; empty if it was never thrown
 * @param since a time in ISO 8601; empty if it was never thrown
 * @param mark to be sent with a request that stops less
 */
public record StopState(String position, String by, String since, String reason, String mark) {}
