package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.link.DisputeId;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.link.LinkDispute.Settlement;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says whose account it is. What is said becomes a link, and the person is looked at again, with
 * whoever the account is linked to besides: their runs may be about to take it away. Nothing else
 * is done here, so that the usual rules decide what follows.
 */
public final class SettleDispute {
    /** How such a link's record names its rule. */
    public static final String BY_HAND = "by-hand";

    private static final String ACTION = "link-settle";
    private static final String EVENT_TYPE = "rollcall.link-settled";

    private final Gate gate;
    private final LinkDisputes disputes;
    private final Links links;
    private final Runs runs;
    private final OperatorRecord record;
    private final Clock clock;

    public SettleDispute(
            Gate gate,
            LinkDisputes disputes,
            Links links,
            Runs runs,
            OperatorRecord record,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
        this.links = requireNonNull(links, "links is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is answered so, now or since before: the first answer stays. */
        record Settled(LinkDispute dispute) implements Outcome {
            public Settled {
                requireNonNull(dispute, "dispute is null");
            }
        }

        /** Nobody asks this. */
        record NoSuchDispute() implements Outcome {}

        /** The account is none of those in question. */
        record NotInQuestion() implements Outcome {}
    }

    /**
     * @param theirs the account that is the person's; empty: none of them
     */
    public Gated<Outcome> settle(
            Caller caller, DisputeId id, Optional<AccountId> theirs, StopReason reason) {
        return gate.pass(caller, ACTION, Operator.SETTLING_LINKS)
                .map(operator -> settle(caller, operator, id, theirs, reason));
    }

    private Outcome settle(
            Caller caller,
            Operator operator,
            DisputeId id,
            Optional<AccountId> theirs,
            StopReason reason) {
        Optional<LinkDispute> shown = disputes.find(id);
        if (shown.isEmpty()) {
            return new Outcome.NoSuchDispute();
        }
        if (theirs.filter(account -> !shown.get().accounts().contains(account)).isPresent()) {
            return new Outcome.NotInQuestion();
        }
        Settlement answer =
                new Settlement(theirs, operator.person().value(), clock.instant(), reason.text());
        if (shown.get().isOpen() && shown.get().reason() == Reason.ANSWER_LOST) {
            // It was looked for by hand: the leaver's case may be closed. Before the answer, since
            // a look in between would forget that and ask anew.
            links.nothingMade(shown.get().person());
        }
        LinkDispute settled = disputes.settle(shown.get(), answer);
        // Repeating the command makes good what a death after the answer has left out.
        settled.settlement().ifPresent(given -> follow(caller, settled, given));
        return new Outcome.Settled(settled);
    }

    private void follow(Caller caller, LinkDispute dispute, Settlement given) {
        record.settled(caller, dispute);
        end(dispute, given);
        given.theirs()
                .ifPresent(account ->
                        links.record(
                                new Link(
                                        dispute.person(),
                                        account,
                                        given.at(),
                                        BY_HAND,
                                        dispute.human(),
                                        Optional.empty())));
        Instant now = clock.instant();
        String eventId = "link-" + dispute.id() + "-" + given.at().getEpochSecond();
        Stream<PersonId> others =
                given.theirs().stream().flatMap(id -> links.to(id).stream()).map(Link::person);
        Stream.concat(Stream.of(dispute.person()), others)
                .distinct()
                .forEach(person ->
                        runs.want(new Hint(person, eventId, EVENT_TYPE, now, Hint.Way.WATCH), now));
    }

    /**
     * Ends the links that the answer contradicts: the same would be asked again for ever otherwise.
     */
    private void end(LinkDispute dispute, Settlement given) {
        if (dispute.reason() == Reason.CUT_ELSEWHERE) {
            // Whose it is was not in question, only whether it may return.
            return;
        }
        for (AccountId account : dispute.accounts()) {
            if (given.theirs().filter(account::equals).isEmpty()) {
                links.end(dispute.person(), account, given.at());
            } else if (dispute.reason() == Reason.ANOTHERS) {
                links.to(account).stream()
                        .map(Link::person)
                        .filter(other -> !other.equals(dispute.person()))
                        .forEach(other -> links.end(other, account, given.at()));
            }
        }
    }
}
