package dev.rollcall.wire;

/**
 * The body of {@code POST /operator/stop}.
 *
 * @param position {@code off}, {@code bulk} or {@code all}
 * @param seen the mark of how it stood when the caller looked; needed to stop less
 */
public record StopRequest(String position, String reason, String seen) {}
