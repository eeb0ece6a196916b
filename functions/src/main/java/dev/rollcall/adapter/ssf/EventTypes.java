package dev.rollcall.adapter.ssf;

import dev.rollcall.domain.signal.SignalKind;

import java.util.Map;
import java.util.Optional;

/** Event types by their addresses (OpenID CAEP 1.0, RISC 1.0, Shared Signals Framework 1.0). */
final class EventTypes {
    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
    private static final String SSF = "https://schemas.openid.net/secevent/ssf/event-type/";

    static final String VERIFICATION = SSF + "verification";
    static final String STREAM_UPDATED = SSF + "stream-updated";

    /** What else there is, such as a changed credential, is none of our business. */
    private static final Map<String, SignalKind> ABOUT_SOMEBODY =
            Map.of(
                    CAEP + "session-revoked", SignalKind.SESSION_REVOKED,
                    // As RISC called it before there was CAEP.
                    RISC + "sessions-revoked", SignalKind.SESSION_REVOKED,
                    RISC + "account-disabled", SignalKind.ACCOUNT_DISABLED,
                    RISC + "account-enabled", SignalKind.ACCOUNT_ENABLED,
                    RISC + "account-purged", SignalKind.ACCOUNT_PURGED,
                    RISC + "identifier-changed", SignalKind.IDENTIFIER_CHANGED);

    private EventTypes() {}

    static Optional<SignalKind> kind(String type) {
        return Optional.ofNullable(ABOUT_SOMEBODY.get(type));
    }
}
