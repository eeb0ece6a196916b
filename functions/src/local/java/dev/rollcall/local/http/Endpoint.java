package dev.rollcall.local.http;

/** What answers requests. */
@FunctionalInterface
public interface Endpoint {
    Reply answer(Request request);
}
