package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.TendStream;
import dev.rollcall.application.port.Cursors;
import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.signal.StreamRecord;
import dev.rollcall.domain.signal.StreamStatus;

import java.util.List;

/** Does the transmitter of security events go on sending? By what it said of its own stream. */
public final class SignalsCheck implements Check {
    private static final String NAME = "shared-signals";

    private final Cursors cursors;

    public SignalsCheck(Cursors cursors) {
        this.cursors = requireNonNull(cursors, "cursors is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        return List.of(
                cursors.find(TendStream.CURSOR)
                        .map(StreamRecord::parse)
                        .map(SignalsCheck::finding)
                        .orElseGet(() ->
                                Finding.ok(
                                        NAME,
                                        "No stream of security events has been verified; there"
                                                + " need be none.")));
    }

    private static Finding finding(StreamRecord stream) {
        String verified =
                stream.verifiedAt().map(at -> "verified at " + at).orElse("never verified");
        return stream.status()
                .filter(status -> status != StreamStatus.ENABLED)
                .map(status ->
                        Finding.warning(
                                NAME,
                                "The stream of security events is "
                                        + status.word()
                                        + " since "
                                        + stream.statusAt().orElseThrow()
                                        + " ("
                                        + verified
                                        + ").",
                                "Have it enabled at the transmitter; leavers are found by the"
                                        + " other ways meanwhile."))
                .orElseGet(() ->
                        Finding.ok(NAME, "The stream of security events is " + verified + "."));
    }
}
