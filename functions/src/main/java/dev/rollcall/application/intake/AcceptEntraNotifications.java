package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.EntraDeliveries;
import dev.rollcall.application.port.EntraDeliveries.Content;
import dev.rollcall.application.port.EntraDeliveries.Item;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.subscribe.TellOfSubscriptions;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes in one delivery of Microsoft Graph's. It holds items of several subscriptions, and each
 * shows its own secret: what is not ours by that is dropped and counted, and the rest is stored.
 *
 * <p>One genuine item has the whole delivery acknowledged: else Graph would bring the genuine ones
 * again for four hours because of one that never will be. Where none is genuine the sender is told
 * so: it is either not Graph, or Graph with a secret that is not accepted any more, and then a
 * later try may come through.
 */
public final class AcceptEntraNotifications {
    /** Graph documents no limit; a notification has less than a kilobyte. */
    public static final int LARGEST_BODY = 1_000_000;

    private static final String CLIENT_STATE = "clientstate";

    /** The item's secret is proven as a header's would be. */
    public static final SecretHeader PROOF = new SecretHeader(CLIENT_STATE);

    private final ProvenBySecret sender;
    private final EntraDeliveries reader;
    private final OurTenant tenant;
    private final EntraHints hints;
    private final TellOfSubscriptions lifecycle;
    private final List<ChangeFeed> feeds;
    private final LostPlaces lostPlaces;
    private final Inbox inbox;
    private final Clock clock;

    /**
     * @param feeds what tells of all changes too, if it is asked; lost where Graph has left out
     *     some
     */
    public AcceptEntraNotifications(
            ProvenBySecret sender,
            EntraDeliveries reader,
            OurTenant tenant,
            EntraHints hints,
            TellOfSubscriptions lifecycle,
            List<ChangeFeed> feeds,
            LostPlaces lostPlaces,
            Inbox inbox,
            Clock clock) {
        this.sender = requireNonNull(sender, "sender is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.hints = requireNonNull(hints, "hints is null");
        this.lifecycle = requireNonNull(lifecycle, "lifecycle is null");
        this.feeds = List.copyOf(feeds);
        this.lostPlaces = requireNonNull(lostPlaces, "lostPlaces is null");
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What to answer. */
    public sealed interface Outcome {
        /**
         * @param recorded new hints
         * @param duplicates hints known from an earlier delivery
         * @param forged items that do not show our secret
         * @param ignored items of other tenants, or of nothing that we asked for
         * @param unreadable ours, but not to be read
         * @param lifecycle items about the subscriptions themselves
         */
        record Stored(
                int recorded,
                int duplicates,
                int forged,
                int ignored,
                int unreadable,
                int lifecycle)
                implements Outcome {}

        /** There are items, and none shows our secret. */
        record NoneGenuine(int forged) implements Outcome {}

        record TooLarge() implements Outcome {}

        record Malformed(String detail) implements Outcome {}
    }

    /**
     * Accepts a delivery. Only when this returns {@code Stored} may it be acknowledged.
     *
     * @throws PortFailure if it could not be stored: Graph must try again
     */
    public Outcome accept(HookRequest request) {
        byte[] body = request.body();
        if (body.length > LARGEST_BODY) {
            return new Outcome.TooLarge();
        }
        return switch (reader.read(request)) {
            // Whoever sends this has proven nothing: nothing is kept of it.
            case EntraDeliveries.Delivery.Malformed(String detail) -> new Outcome.Malformed(detail);
            case EntraDeliveries.Delivery.Items(List<Item> items) -> accepted(items, body);
        };
    }

    private Outcome accepted(List<Item> items, byte[] body) {
        List<Item> genuine = items.stream().filter(this::isGenuine).toList();
        int forged = items.size() - genuine.size();
        if (genuine.isEmpty() && forged > 0) {
            return new Outcome.NoneGenuine(forged);
        }
        List<Item> ours = genuine.stream().filter(item -> tenant.is(item.tenant())).toList();
        int ignored = genuine.size() - ours.size();
        int unreadable = 0;
        int told = 0;
        List<Content> changes = new ArrayList<>();
        for (Item item : ours) {
            switch (item.content()) {
                case Content.Person person -> changes.add(person);
                case Content.Group group -> changes.add(group);
                case Content.Lifecycle one -> {
                    told++;
                    lifecycle(one);
                }
                case Content.Ignored() -> ignored++;
                case Content.Unreadable(String reason) -> {
                    unreadable++;
                    inbox.reject(reason, Hashes.sha256(body), body.length, clock.instant());
                }
            }
        }
        EntraHints.Heard heard = hints.hear(changes);
        if (heard.leftOut()) {
            lostPlaces.markAll(feeds);
        }
        return new Outcome.Stored(
                heard.received().recorded(),
                heard.received().duplicates(),
                forged,
                ignored,
                unreadable + heard.unusable(),
                told);
    }

    private boolean isGenuine(Item item) {
        return item.clientState()
                .map(shown -> new HookRequest(Map.of(CLIENT_STATE, shown), new byte[0]))
                .filter(sender::proven)
                .isPresent();
    }

    private void lifecycle(Content.Lifecycle told) {
        switch (told.event()) {
            case "reauthorizationRequired" -> lifecycle.wantsTime(told.subscription());
            case "subscriptionRemoved" -> lifecycle.removed(told.subscription());
            case "missed" -> lostPlaces.markAll(feeds);
            default -> {
                // A word of a later day: the schedule looks after all subscriptions anyway.
            }
        }
    }
}
