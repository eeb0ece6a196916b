package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.lifecycle.AccountMark;

import java.util.Map;

/**
 * Where Slack's plan has no API for sessions, says so of an account instead of signing it out: only
 * its deactivation does (slack.com/help/articles/204475027).
 */
final class SessionsOutOfReach {
    /** What becomes of an order to sign out. */
    static final String CODE = "sessions-not-on-this-plan";

    static final String WORDS = new Availability.NotOnThisPlan().words();

    private final SlackCapabilities capabilities;
    private final Recorder recorder;

    SessionsOutOfReach(SlackCapabilities capabilities, Recorder recorder) {
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
    }

    boolean isSo() {
        return !Capability.SESSIONS.isOn(capabilities.plan());
    }

    /** From here on the account's access counts as cut once it is inactive. */
    void note(LeaverCases.Known open, AccountId id) {
        recorder.fact(
                open.subject().with(id),
                open.ground(),
                Kind.UNAVAILABLE,
                "sessions-out-of-reach#" + id,
                Map.of(
                        Findings.UNAVAILABLE,
                        Capability.SESSIONS + "=" + WORDS,
                        "instead",
                        "the deactivation signs out, as Slack documents; access cut is active=false"
                                + " alone"));
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.SESSIONS_OUT_OF_REACH);
    }

    /** Says that a held account keeps its sessions, which is a task for people. */
    void noteHeld(LeaverCases.Known open, AccountId id) {
        recorder.fact(
                open.subject().with(id),
                open.ground(),
                Kind.UNAVAILABLE,
                "held-signed-in#" + id,
                Map.of("left", "sessions", "task", "held: sign the account out by hand"));
    }
}
