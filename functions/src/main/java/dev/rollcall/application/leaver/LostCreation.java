package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.domain.link.LinkDecision.Dispute;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.person.PersonId;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** An account that Slack may have made for somebody, and whose id it never told. */
final class LostCreation {
    private final Links links;
    private final LinkDisputes disputes;
    private final Clock clock;

    LostCreation(Links links, LinkDisputes disputes, Clock clock) {
        this.links = requireNonNull(links, "links is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    boolean mayExist(PersonId person) {
        return links.mayHaveUnknown(person);
    }

    /** Asks people, and returns what they are asked. Another open question goes first. */
    LinkDispute ask(PersonId person) {
        return disputes.of(person).filter(LinkDispute::isOpen).orElseGet(() -> asked(person));
    }

    /** An answer from before was for another creation. */
    private LinkDispute asked(PersonId person) {
        LinkDispute fresh =
                new LinkDispute(
                        person,
                        new Dispute(Reason.ANSWER_LOST, List.of()),
                        Optional.empty(),
                        clock.instant());
        LinkDispute stored = disputes.open(fresh);
        if (stored.isOpen()) {
            return stored;
        }
        disputes.forget(stored);
        return disputes.open(fresh);
    }
}
