package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.Hashes;

import java.time.Instant;
import java.util.List;

/**
 * Somebody is in Slack for the first time: what waited for it is given at once. It is a hint like
 * any other, so that person and account are read afresh before anything is given.
 */
public final class FirstSignIn {
    private static final String EVENT_TYPE = "slack.first-sign-in";

    private final ReceiveHints receive;

    public FirstSignIn(ReceiveHints receive) {
        this.receive = requireNonNull(receive, "receive is null");
    }

    /**
     * Told by person. The same sign-in told twice is one hint.
     *
     * @throws PortFailure if the hint could not be stored
     */
    public void of(PersonId person, Instant at) {
        String id = "sign-in-" + Hashes.sha256(person + "|" + at).substring(0, 32);
        receive.receive(List.of(new Hint(person, id, EVENT_TYPE, at, Hint.Way.SLACK)));
    }
}
