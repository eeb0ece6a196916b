package dev.rollcall.adapter.scim;

/** What is sent in a SCIM request. */
@FunctionalInterface
public interface ScimBody {
    /** Returns the JSON text. */
    String body();
}
