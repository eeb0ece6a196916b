package dev.rollcall.domain.signal;

import java.util.Locale;

/** Whether a transmitter sends (OpenID Shared Signals Framework 1.0, "Stream Status"). */
public enum StreamStatus {
    ENABLED,
    /** Nothing is sent; what happens meanwhile may be sent later. */
    PAUSED,
    /** Nothing is sent, and nothing is kept. */
    DISABLED;

    /** Returns the specification's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
