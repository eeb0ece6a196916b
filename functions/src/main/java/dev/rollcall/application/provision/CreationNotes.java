package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.PersonId;

import java.time.Clock;
import java.util.function.Consumer;

/**
 * Keeps what is known of an account while it is being made, so that whoever leaves in that moment
 * is not taken for somebody without one: before the call that there may be an account, and with
 * Slack's answer which one.
 */
final class CreationNotes {
    private final Links links;
    private final PersonId person;
    private final Consumer<AccountId> made;
    private final Clock clock;
    private boolean unknownBefore;

    /**
     * @param made links the account that Slack says it made
     */
    CreationNotes(Links links, PersonId person, Consumer<AccountId> made, Clock clock) {
        this.links = requireNonNull(links, "links is null");
        this.person = requireNonNull(person, "person is null");
        this.made = requireNonNull(made, "made is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The intent is recorded, and the call is about to be sent. */
    void begins() {
        unknownBefore = links.mayHaveUnknown(person);
        if (!unknownBefore) {
            links.awaitCreation(person, clock.instant());
        }
    }

    void answered(Creation answer) {
        if (answer instanceof Creation.Created created) {
            made.accept(created.account());
            return;
        }
        switch (answer.reply()) {
            case WriteReply.TryLater _, WriteReply.Refused _, WriteReply.Defect _ -> nothingMade();
            case WriteReply.Accepted _, WriteReply.AlreadySo _, WriteReply.Ambiguous _ -> {}
        }
    }

    /** That says nothing of an earlier call, whose answer was lost. */
    private void nothingMade() {
        if (!unknownBefore) {
            links.nothingMade(person);
        }
    }
}
