package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SlackDeliveries;
import dev.rollcall.application.port.Touches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.reconcile.Touch;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.List;

/** Takes in one delivery of Slack's: is it Slack, can it be read, is stored what was touched. */
public final class AcceptSlackEvents {
    /** Slack documents no limit; an event about a user group names its members by id. */
    public static final int LARGEST_BODY = 1_000_000;

    /** What is stored within the three seconds that Slack waits; for the rest all is read. */
    static final int MOST = 500;

    private final ProvenBySecret sender;
    private final SlackDeliveries reader;
    private final Touches touches;
    private final UntoldTouches untold;
    private final Links links;
    private final Cases cases;
    private final Inbox inbox;
    private final Clock clock;

    public AcceptSlackEvents(
            ProvenBySecret sender,
            SlackDeliveries reader,
            Touches touches,
            UntoldTouches untold,
            Links links,
            Cases cases,
            Inbox inbox,
            Clock clock) {
        this.sender = requireNonNull(sender, "sender is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.touches = requireNonNull(touches, "touches is null");
        this.untold = requireNonNull(untold, "untold is null");
        this.links = requireNonNull(links, "links is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What to answer. */
    public sealed interface Outcome {
        /**
         * @param touched how much of it is looked at within a minute or so
         * @param left how much only the next reconciliation finds
         */
        record Stored(int touched, int left) implements Outcome {}

        record Challenged(String text) implements Outcome {}

        record Unauthenticated() implements Outcome {}

        record TooLarge() implements Outcome {}

        record Malformed(String detail) implements Outcome {}
    }

    /**
     * Accepts a delivery. Only when this returns {@code Stored} may it be acknowledged.
     *
     * @throws PortFailure if it could not be stored: Slack must try again
     */
    public Outcome accept(HookRequest request) {
        byte[] body = request.body();
        if (body.length > LARGEST_BODY) {
            return new Outcome.TooLarge();
        }
        if (!sender.proven(request)) {
            return new Outcome.Unauthenticated();
        }
        return switch (reader.read(request)) {
            case SlackDeliveries.Delivery.Challenge(String text) -> new Outcome.Challenged(text);
            case SlackDeliveries.Delivery.Touched(List<Touch> all) -> stored(all);
            // Only a whole reading tells who was in it, or what was left out.
            case SlackDeliveries.Delivery.LeftOut(), SlackDeliveries.Delivery.SwitchedOff _ ->
                    stored(0, 1);
            case SlackDeliveries.Delivery.Ignored() -> new Outcome.Stored(0, 0);
            case SlackDeliveries.Delivery.Malformed(String reason, String detail) -> {
                inbox.reject(reason, Hashes.sha256(body), body.length, clock.instant());
                yield new Outcome.Malformed(detail);
            }
        };
    }

    private Outcome stored(List<Touch> all) {
        List<Touch> first = all.stream().limit(MOST).toList();
        List<Touch> ours = first.stream().filter(this::isOurs).toList();
        touches.record(ours);
        return stored(ours.size(), all.size() - first.size());
    }

    private Outcome stored(int touched, int left) {
        if (left > 0) {
            untold.mark();
        }
        return new Outcome.Stored(touched, left);
    }

    /** People edit their profiles all day; of that only what nobody expects is worth a look. */
    private boolean isOurs(Touch touch) {
        return switch (touch) {
            case Touch.Membership _, Touch.Arrival _, Touch.Unknown _ -> true;
            case Touch.Activity(AccountId account, boolean active, var _) ->
                    active ? wasCut(account) : !links.to(account).isEmpty();
        };
    }

    private boolean wasCut(AccountId account) {
        return links.everTo(account).stream()
                .map(Link::person)
                .distinct()
                .flatMap(person -> cases.lastVerified(person).stream())
                .anyMatch(verified -> verified.account(account).isPresent());
    }
}
